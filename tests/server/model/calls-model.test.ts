/** A hundred random lives of calls: what each change is held against. */
import { testRandomLives } from "./random-lives.ts";

testRandomLives(100);
