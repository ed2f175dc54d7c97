/** Thousands of random lives of calls, for what happens once in hundreds of them. */
import { testRandomLives } from "../server/model/random-lives.ts";

testRandomLives(3_000);
