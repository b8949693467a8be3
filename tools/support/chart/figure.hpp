// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Figures: charts in rows, under one title, in one SVG file.

#pragma once

#include "bar_chart.hpp"
#include "dot_chart.hpp"
#include "line_chart.hpp"

#include <algorithm>
#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace fastmm_support {

using panel = std::variant<bar_chart, dot_chart, line_chart>;

struct figure {
    std::string title;
    std::string subtitle;
    std::vector<std::vector<panel>> rows; ///< The panels of a row stand side by side.
    std::vector<std::string> notes;       ///< Small print below the panels, one line each.
    double panel_width = 560;
    double panel_height = 340;

    /// Throws std::runtime_error where the file cannot be written.
    void save(const std::filesystem::path& path) const {
        constexpr double margin = 28, gap = 36, heading = 84, note_height = 18, note_size = 12,
                         title_size = 22;
        std::size_t columns = 1;
        for (const auto& row : rows)
            columns = std::max(columns, row.size());
        const auto along = [&](double length, std::size_t count) {
            return static_cast<double>(count) * (length + gap) - gap;
        };
        double content_width =
            std::max({along(panel_width, columns), estimated_width(title, 1.1 * title_size),
                      estimated_width(subtitle, 14)});
        for (const std::string& note : notes)
            content_width = std::max(content_width, estimated_width(note, note_size));
        const double width = 2 * margin + content_width;
        const double panels_end = heading + along(panel_height, rows.size());
        svg_canvas canvas(width, panels_end + margin + note_height * static_cast<double>(notes.size()));
        canvas.text({margin, 40}, title, {.size = title_size, .bold = true});
        canvas.text({margin, 64}, subtitle, {.size = 14, .colour = colours::pale_ink});

        double y = heading;
        for (const auto& row : rows) {
            // A row with fewer panels than the others has wider ones.
            const double row_width =
                (content_width + gap) / static_cast<double>(std::max<std::size_t>(1, row.size())) - gap;
            double x = margin;
            for (const panel& content : row) {
                const rectangle area{{x, y}, row_width, panel_height};
                std::visit([&](const auto& chart) { draw(canvas, area, chart); }, content);
                x += row_width + gap;
            }
            y += panel_height + gap;
        }
        y = panels_end + note_height;
        for (const std::string& note : notes) {
            canvas.text({margin, y}, note, {.size = note_size, .colour = colours::pale_ink});
            y += note_height;
        }
        canvas.save(path);
    }
};

} // namespace fastmm_support
