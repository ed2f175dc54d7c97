/** A hundred random lives of calls, run for each change. */
import { testRandomLives } from "./random-lives.ts";

testRandomLives(100);
