// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Bar charts: one horizontal bar a name, each with its value written beside it.

#pragma once

#include "axis.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fastmm_support {

struct bar {
    std::string name;
    std::string_view colour;
    double value = 0;  ///< Not negative.
    std::string label; ///< Written at the end of the bar.
};

struct bar_chart {
    std::string title;
    std::string value_title;
    std::vector<bar> bars;
    std::optional<reference_line> reference = {};
};

namespace detail {

// Where the axis ends. A bar three times as long as the next would leave nothing to see of the others: it is
// cut.
inline double axis_end(const bar_chart& chart) {
    double longest = 0, second = 0;
    for (const bar& b : chart.bars)
        if (b.value > longest) {
            second = longest;
            longest = b.value;
        } else {
            second = std::max(second, b.value);
        }
    double shown = second > 0 && longest > 3 * second ? 1.5 * second : longest;
    if (chart.reference)
        shown = std::max(shown, 1.1 * chart.reference->value);
    return shown > 0 ? shown : 1;
}

// Two slanted lines across a bar that is longer than it is drawn.
inline void draw_cut(svg_canvas& canvas, double x, double top, double bottom) {
    for (const double shift : {0.0, 7.0})
        canvas.line({x + shift - 4, bottom + 3}, {x + shift + 4, top - 3},
                    {.colour = colours::paper, .width = 3});
}

} // namespace detail

/// Draws a chart into an area, its title, names and axis included.
inline void draw(svg_canvas& canvas, const rectangle& area, const bar_chart& chart) {
    constexpr double text_size = 13;
    double names = 0, labels = 0;
    for (const bar& b : chart.bars) {
        names = std::max(names, estimated_width(b.name, text_size));
        labels = std::max(labels, estimated_width(b.label, text_size));
    }
    const double above = chart.reference ? 52 : 34;
    const rectangle plot{{area.corner.x + names + 12, area.corner.y + above},
                         area.width - names - labels - 24,
                         area.height - above - 50};
    canvas.text({area.corner.x, area.corner.y + 18}, chart.title, {.size = 15, .bold = true});

    const double end = detail::axis_end(chart);
    const linear_axis axis(0, end, plot.corner.x, plot.right(), 5);
    draw_horizontal_axis(canvas, plot, axis, chart.value_title);

    const double pitch = plot.height / static_cast<double>(std::max<std::size_t>(1, chart.bars.size()));
    const double thickness = std::min(26.0, 0.7 * pitch);
    const auto middle_of = [&](std::size_t i) {
        return plot.corner.y + (static_cast<double>(i) + 0.5) * pitch;
    };
    const auto end_of = [&](const bar& b) { return axis.pixel(std::min(b.value, end)); };
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const bar& b = chart.bars[i];
        const double top = middle_of(i) - thickness / 2;
        canvas.fill({{plot.corner.x, top}, end_of(b) - plot.corner.x, thickness}, b.colour);
        if (b.value > end)
            detail::draw_cut(canvas, plot.right() - 30, top, top + thickness);
    }
    canvas.line(plot.corner, {plot.corner.x, plot.bottom()}, {.colour = colours::axis});

    if (chart.reference) {
        const double x = axis.pixel(chart.reference->value);
        canvas.line({x, plot.corner.y - 4}, {x, plot.bottom()}, {.width = 1.4, .dashes = "5 4"});
        canvas.text({x, plot.corner.y - 9}, chart.reference->label,
                    {.size = 12, .at = anchor::middle, .colour = colours::pale_ink});
    }
    // Last, on paper of their own: a label may stand where the reference runs.
    for (std::size_t i = 0; i < chart.bars.size(); ++i) {
        const bar& b = chart.bars[i];
        const double baseline = middle_of(i) + 4.5, x = end_of(b) + 7;
        canvas.text({plot.corner.x - 8, baseline}, b.name, {.size = text_size, .at = anchor::end});
        canvas.fill({{x - 3, baseline - text_size}, estimated_width(b.label, text_size) + 6, text_size + 4},
                    colours::paper);
        canvas.text({x, baseline}, b.label, {.size = text_size});
    }
}

} // namespace fastmm_support
