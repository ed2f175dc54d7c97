/** Thousands of random calls, to find failures that occur once in hundreds of them. */
import { testRandomLives } from "../server/model/random-lives.ts";

testRandomLives(3_000);
