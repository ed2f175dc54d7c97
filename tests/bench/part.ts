/** What a part of the bench is and gives back: rows for people, data for machines. */

/** Rows of text under a heading. */
export interface Table {
  title: string;
  columns: string[];
  rows: string[][];
  /** What a reader must know to read it rightly. */
  notes: string[];
}

/** What a part measured. */
export interface PartResult {
  tables: Table[];
  /** The same in full, as it goes into the JSON. */
  data: unknown;
  /** Goals that were not met, and measurements that failed, in words. */
  missed: string[];
}

/** One subject of the bench. */
export interface Part {
  name: string;
  run(): Promise<PartResult>;
}
