// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Line charts: several series over one horizontal axis, with a legend.

#pragma once

#include "axis.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fastmm_support {

struct line_series {
    std::string name;
    std::string_view colour;
    std::vector<point> points; ///< In the units of the axes, from left to right.
    double width = 2.2;
    std::string dashes = {}; ///< stroke-dasharray; not heeded where a chart is woven.
};

struct value_range {
    double low = 0;
    double high = 1;
};

enum class scale { linear, logarithmic };

struct line_chart {
    std::string title;
    std::string x_title;
    std::string y_title;
    std::vector<line_series> series;
    scale x_scale = scale::linear;           ///< Linear ones begin at 0.
    std::optional<value_range> y_range = {}; ///< Curves are cut at it; without it all of them are seen.
    std::optional<reference_line> reference = {};
    /// Every series takes its turn in drawing a dash, so that curves that coincide show as one line of all their
    /// colours and none hides another.
    bool woven = true;
    bool marked = false; ///< With a dot at each point of the series that are not thin.
    int y_ticks = 6;     ///< At most about so many.
};

namespace detail {

template <class Value>
value_range range_of(const line_chart& chart, Value value) {
    value_range result;
    bool first = true;
    for (const line_series& series : chart.series)
        for (const point& p : series.points) {
            result.low = first ? value(p) : std::min(result.low, value(p));
            result.high = first ? value(p) : std::max(result.high, value(p));
            first = false;
        }
    return result;
}

// A range that an axis can be laid over.
inline value_range not_empty(value_range range) {
    if (range.high <= range.low)
        range.high = range.low + 1;
    return range;
}

inline value_range y_range_of(const line_chart& chart) {
    if (chart.y_range)
        return *chart.y_range;
    const value_range range = not_empty(range_of(chart, [](const point& p) { return p.y; }));
    const double margin = 0.06 * (range.high - range.low);
    return {range.low - margin, range.high + margin};
}

inline stroke alternating_stroke(std::string_view colour, std::size_t turn, std::size_t turns) {
    constexpr double dash = 7;
    stroke style{.colour = colour, .width = 2.2};
    if (turns > 1) {
        style.dashes = fixed(dash, 1) + ' ' + fixed(dash * static_cast<double>(turns - 1), 1);
        style.dash_offset = -dash * static_cast<double>(turn);
    }
    return style;
}

inline constexpr double legend_text_size = 12;

inline double legend_width(const line_chart& chart) {
    double width = 0;
    for (const line_series& series : chart.series)
        width = std::max(width, estimated_width(series.name, legend_text_size));
    return width + 30;
}

inline void draw_legend(svg_canvas& canvas, const line_chart& chart, point corner) {
    double y = corner.y + 12;
    for (const line_series& series : chart.series) {
        stroke style{.colour = series.colour, .width = 3};
        if (!chart.woven) {
            style.width = series.width;
            style.dashes = series.dashes;
        }
        canvas.line({corner.x, y - 4}, {corner.x + 22, y - 4}, style);
        canvas.text({corner.x + 29, y}, series.name, {.size = legend_text_size});
        y += 20;
    }
}

template <class XAxis>
void draw_curves(svg_canvas& canvas, const rectangle& plot, const line_chart& chart, const XAxis& x_axis,
                 const linear_axis& y_axis) {
    canvas.begin_clip(plot);
    for (std::size_t turn = 0; turn < chart.series.size(); ++turn) {
        const line_series& series = chart.series[turn];
        const stroke style =
            chart.woven ? alternating_stroke(series.colour, turn, chart.series.size())
                        : stroke{.colour = series.colour, .width = series.width, .dashes = series.dashes};
        std::vector<point> pixels;
        for (const point& p : series.points)
            pixels.push_back({x_axis.pixel(p.x), y_axis.pixel(p.y)});
        if (chart.marked && series.width >= 2)
            for (const point& p : pixels)
                canvas.dot(p, series.width, series.colour);
        if (pixels.size() == 1) // A single point shows as a short line.
            pixels = {{pixels[0].x - 4, pixels[0].y}, {pixels[0].x + 4, pixels[0].y}};
        canvas.polyline(pixels, style);
    }
    canvas.end_clip();
}

} // namespace detail

/// Draws a chart into an area, its title, axes and legend included. The legend stands right of the plot.
inline void draw(svg_canvas& canvas, const rectangle& area, const line_chart& chart) {
    const double legend = detail::legend_width(chart);
    const rectangle plot{
        {area.corner.x + 66, area.corner.y + 34}, area.width - 66 - legend - 16, area.height - 84};
    canvas.text({plot.corner.x, area.corner.y + 18}, chart.title, {.size = 15, .bold = true});

    const value_range y_range = detail::y_range_of(chart);
    const linear_axis y_axis(y_range.low, y_range.high, plot.bottom(), plot.corner.y, chart.y_ticks);
    draw_vertical_axis(canvas, plot, y_axis, chart.y_title);

    const value_range x_range = detail::range_of(chart, [](const point& p) { return p.x; });
    const auto draw_over = [&](const auto& x_axis) {
        draw_horizontal_axis(canvas, plot, x_axis, chart.x_title);
        canvas.line({plot.corner.x, plot.bottom()}, {plot.right(), plot.bottom()}, {.colour = colours::axis});
        if (chart.reference) {
            const double y = y_axis.pixel(chart.reference->value);
            canvas.line({plot.corner.x, y}, {plot.right(), y}, {.width = 1.4, .dashes = "5 4"});
            canvas.text({plot.corner.x + 6, y - 5}, chart.reference->label,
                        {.size = 12, .colour = colours::pale_ink});
        }
        detail::draw_curves(canvas, plot, chart, x_axis, y_axis);
    };
    if (chart.x_scale == scale::logarithmic) {
        draw_over(logarithmic_axis(x_range.low, x_range.high, plot.corner.x, plot.right()));
    } else {
        const value_range range = detail::not_empty({std::min(0.0, x_range.low), x_range.high});
        draw_over(linear_axis(range.low, range.high, plot.corner.x, plot.right()));
    }
    detail::draw_legend(canvas, chart, {plot.right() + 16, plot.corner.y});
}

} // namespace fastmm_support
