package io.evenkeel.benchmarks.simulator;

import java.util.List;
import java.util.Locale;

/**
 * The response times as SVG: a panel for each scenario, a row for each scheduler, from the median to p99.9 on a logarithmic scale.
 * Text and lines take their colours from the reader's light or dark theme.
 */
final class Picture {
    private static final int LABELS = 124;
    private static final int PANEL = 196;
    private static final int PLOT = 132;
    private static final int ROW = 22;
    private static final int TOP = 62;
    private static final int BOTTOM = 28;

    private static final String STYLE = """
            <style>
              text { font: 12px system-ui, sans-serif; fill: #1f2328 }
              .small { font-size: 11px; fill: #59636e }
              .bold { font-weight: 600 }
              .grid { stroke: #d1d9e0 } .range { stroke: #0969da; stroke-width: 3; stroke-linecap: round; opacity: .45 }
              .median { fill: #0969da } .high { fill: #fff; stroke: #0969da; stroke-width: 2 } .tail { stroke: #0969da; stroke-width: 2 }
              .ground { fill: #fff }
              @media (prefers-color-scheme: dark) {
                text { fill: #f0f6fc } .small { fill: #9198a1 } .grid { stroke: #3d444d } .ground { fill: #0d1117 }
                .range, .tail { stroke: #4493f8 } .median { fill: #4493f8 } .high { fill: #0d1117; stroke: #4493f8 }
              }
            </style>
            """;

    private final StringBuilder svg = new StringBuilder();
    private final double from;
    private final double to;

    private Picture(double from, double to) {
        this.from = from;
        this.to = to;
    }

    /** Draws results that have the same schedulers in the same order. */
    static String draw(List<Scenario> scenarios, List<List<Result>> results) {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (List<Result> panel : results) {
            for (Result result : panel) {
                least = Math.min(least, result.latencies().quantile(0.5));
                most = Math.max(most, result.latencies().quantile(0.999));
            }
        }
        var picture = new Picture(Math.pow(10, Math.floor(Math.log10(least))), Math.pow(10, Math.ceil(Math.log10(most))));
        picture.panels(scenarios, results);
        return picture.svg.toString();
    }

    private void panels(List<Scenario> scenarios, List<List<Result>> results) {
        int rows = results.get(0).size();
        int width = LABELS + PANEL * scenarios.size();
        int height = TOP + ROW * rows + BOTTOM;
        svg.append(String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " aria-label=\"Response times of schedulers in simulated scenarios\">%n",
                width, height, width, height));
        svg.append(STYLE);
        svg.append(String.format(Locale.ROOT, "<rect class=\"ground\" width=\"%d\" height=\"%d\"/>%n", width, height));
        text(12, 22, "bold", "start", "Response times");
        legend(LABELS + 24, 18);
        for (int row = 0; row < rows; row++) {
            text(12, rowY(row) + 4, "", "start", results.get(0).get(row).scheduler());
        }
        for (int panel = 0; panel < scenarios.size(); panel++) {
            panel(LABELS + PANEL * panel, scenarios.get(panel), results.get(panel));
        }
        svg.append("</svg>\n");
    }

    private void legend(int x, int y) {
        svg.append(line(x, y, x + 56, y, "range"));
        mark(x, x + 34, x + 56, y);
        text(x + 68, y + 4, "small", "start", "dot: median, ring and number: p99, bar: p99.9; in ms, logarithmic");
    }

    private void panel(int left, Scenario scenario, List<Result> results) {
        int bottom = rowY(results.size() - 1) + ROW / 2;
        text(left, TOP - 12, "bold", "start", scenario.name());
        for (double decade = from; decade <= to * 1.001; decade *= 10) {
            int x = x(left, decade);
            svg.append(line(x, TOP - 4, x, bottom, "grid"));
            if (Math.round(Math.log10(decade / from)) % 2 == 0) {
                text(x, bottom + 16, "small", "middle", label(decade));
            }
        }
        for (int row = 0; row < results.size(); row++) {
            Latencies times = results.get(row).latencies();
            int y = rowY(row);
            int median = x(left, times.quantile(0.5));
            int high = x(left, times.quantile(0.99));
            int tail = x(left, times.quantile(0.999));
            svg.append(line(median, y, tail, y, "range"));
            mark(median, high, tail, y);
            text(left + PLOT + 46, y + 4, "small", "end", Report.millis(times.quantile(0.99)));
        }
    }

    private void mark(int median, int high, int tail, int y) {
        svg.append(line(tail, y - 5, tail, y + 5, "tail"));
        svg.append(String.format(Locale.ROOT, "<circle class=\"high\" cx=\"%d\" cy=\"%d\" r=\"4\"/>%n", high, y));
        svg.append(String.format(Locale.ROOT, "<circle class=\"median\" cx=\"%d\" cy=\"%d\" r=\"4\"/>%n", median, y));
    }

    private static String label(double seconds) {
        double millis = seconds * 1000;
        return millis >= 1000 ? Math.round(millis / 1000) + " s"
                : millis >= 1 ? Long.toString(Math.round(millis)) : Double.toString(millis);
    }

    private int x(int left, double seconds) {
        return left + (int) Math.round(PLOT * Math.log(seconds / from) / Math.log(to / from));
    }

    private static int rowY(int row) {
        return TOP + ROW * row + ROW / 2;
    }

    private static String line(int x1, int y1, int x2, int y2, String style) {
        return String.format(Locale.ROOT, "<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n", style, x1, y1, x2, y2);
    }

    private void text(int x, int y, String style, String anchor, String content) {
        svg.append(String.format(Locale.ROOT, "<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>%n", style, x, y, anchor,
                content.replace("&", "&amp;").replace("<", "&lt;")));
    }
}
