/** The parts of the bench and their results: tables for people, data for machines. */

/** Rows of text under a heading. */
export interface Table {
  title: string;
  columns: string[];
  rows: string[][];
  /** What a reader must know to interpret the table. */
  notes: string[];
}

/** The result of a part. */
export interface PartResult {
  tables: Table[];
  /** The full data, for the JSON. */
  data: unknown;
  /** Goals that were not met, and measurements that failed, in words. */
  missed: string[];
}

/** One part of the bench. */
export interface Part {
  name: string;
  run(): Promise<PartResult>;
}
