// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Heat maps: a grid of tiles, each coloured by its value and with a short text in it.

#pragma once

#include "svg.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace fastmm_support {

/// From pale to dark, in steps; values outside are drawn like the nearest end. Requires: low < high.
struct colour_scale {
    double low = 0;
    double high = 1;
    std::array<int, 3> pale{235, 244, 250};
    std::array<int, 3> dark{8, 64, 104};
    int steps = 16;

    int step(double value) const {
        const double part = (value - low) / (high - low) * steps;
        return std::clamp(static_cast<int>(part), 0, steps - 1);
    }

    /// "#rrggbb"
    std::string colour(int of_step) const {
        const double part = static_cast<double>(of_step) / (steps - 1);
        char text[8];
        std::array<int, 3> mixed{};
        for (std::size_t i = 0; i < 3; ++i)
            mixed[i] = static_cast<int>(std::lround(pale[i] + part * (dark[i] - pale[i]))) & 255;
        std::snprintf(text, sizeof text, "#%02x%02x%02x", static_cast<unsigned>(mixed[0]),
                      static_cast<unsigned>(mixed[1]), static_cast<unsigned>(mixed[2]));
        return text;
    }

    /// Whether white text is read better on it than dark text.
    bool is_dark(int of_step) const { return 5 * of_step >= 3 * steps; }
};

struct heat_tile {
    int row = 0;
    int column = 0;
    double value = 0;
    std::string text;
};

struct heat_map {
    std::string title;
    std::string row_title;
    std::string column_title;
    std::vector<std::string> rows; ///< A label each, from the top.
    std::vector<std::string> columns;
    std::vector<heat_tile> tiles;
    double side = 24; ///< Of a tile.

    static constexpr double left = 40, top = 48; ///< What stands left of the tiles and above them.

    double width() const { return left + side * static_cast<double>(columns.size()); }
    double height() const { return top + side * static_cast<double>(rows.size()); }
};

/// Draws a map with its title and labels; `corner` is the upper left one of all of it.
inline void draw(svg_canvas& canvas, point corner, const heat_map& map, const colour_scale& scale) {
    const point origin{corner.x + heat_map::left, corner.y + heat_map::top};
    canvas.text({origin.x, corner.y + 12}, map.title, {.size = 14, .bold = true});
    canvas.text({origin.x + map.side * static_cast<double>(map.columns.size()), origin.y - 20},
                map.column_title, {.size = 12, .at = anchor::end, .colour = colours::pale_ink});
    canvas.text({corner.x + 4, origin.y + 0.5 * map.side + 4}, map.row_title,
                {.size = 12, .colour = colours::pale_ink});

    const double middle = 0.5 * map.side, baseline = middle + 4;
    std::vector<placed_text> row_labels, column_labels, light, dark;
    for (std::size_t i = 0; i < map.rows.size(); ++i)
        row_labels.push_back(
            {{origin.x - 6, origin.y + map.side * static_cast<double>(i) + baseline}, map.rows[i]});
    for (std::size_t i = 0; i < map.columns.size(); ++i)
        column_labels.push_back(
            {{origin.x + map.side * static_cast<double>(i) + middle, origin.y - 6}, map.columns[i]});
    canvas.texts(row_labels, {.size = 11, .at = anchor::end, .colour = colours::pale_ink});
    canvas.texts(column_labels, {.size = 11, .at = anchor::middle, .colour = colours::pale_ink});

    std::map<int, std::vector<point>> by_step;
    for (const heat_tile& t : map.tiles) {
        const point at{origin.x + map.side * t.column, origin.y + map.side * t.row};
        const int step = scale.step(t.value);
        by_step[step].push_back(at);
        (scale.is_dark(step) ? light : dark).push_back({{at.x + middle, at.y + baseline}, t.text});
    }
    for (const auto& [step, corners] : by_step)
        canvas.tiles(corners, map.side - 1, scale.colour(step));
    canvas.texts(dark, {.size = 11, .at = anchor::middle, .colour = colours::ink});
    canvas.texts(light, {.size = 11, .at = anchor::middle, .colour = colours::paper});
}

/// Draws a scale as a bar with a text at either end.
inline void draw_legend(svg_canvas& canvas, point corner, const colour_scale& scale, const std::string& low,
                        const std::string& high) {
    const double step_width = 9, height = 12, before = estimated_width(low, 12) + 8;
    canvas.text({corner.x, corner.y + 10}, low, {.size = 12, .colour = colours::pale_ink});
    for (int step = 0; step < scale.steps; ++step)
        canvas.fill({{corner.x + before + step * step_width, corner.y}, step_width, height},
                    scale.colour(step));
    canvas.text({corner.x + before + scale.steps * step_width + 8, corner.y + 10}, high,
                {.size = 12, .colour = colours::pale_ink});
}

} // namespace fastmm_support
