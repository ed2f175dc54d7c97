/** Thousands of random runs of calls, to find what fails once in hundreds of them. */
import { testRandomLives } from "../server/model/random-lives.ts";

testRandomLives(3_000);
