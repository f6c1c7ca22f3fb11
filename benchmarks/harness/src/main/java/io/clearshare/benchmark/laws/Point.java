package io.clearshare.benchmark.laws;

import io.clearshare.benchmark.workload.Workload;

/**
 * One value of a factor.
 *
 * @param label as tables and plots show it
 * @param x the value as a number, for laws that grow with it
 */
record Point(String label, double x, Workload workload, Setting setting) {}
