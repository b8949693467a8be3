// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// A canvas that is written to an SVG file: lines, rectangles and text, in pixels from the upper left corner.

#pragma once

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>

namespace fastmm_support {

struct point {
    double x = 0;
    double y = 0;
};

struct rectangle {
    point corner;
    double width = 0;
    double height = 0;

    double right() const { return corner.x + width; }
    double bottom() const { return corner.y + height; }
};

/// The colours of everything that is not data.
namespace colours {
inline constexpr std::string_view paper = "#ffffff";
inline constexpr std::string_view ink = "#1f2933";
inline constexpr std::string_view pale_ink = "#52606d";
inline constexpr std::string_view grid = "#e4e7eb";
inline constexpr std::string_view axis = "#9aa5b1";
} // namespace colours

struct stroke {
    std::string_view colour = colours::ink;
    double width = 1;
    std::string dashes = {}; ///< stroke-dasharray; empty: a solid line.
    double dash_offset = 0;
};

enum class anchor { start, middle, end };

struct text_style {
    double size = 13;
    anchor at = anchor::start;
    std::string_view colour = colours::ink;
    bool bold = false;
    bool upwards = false; ///< Reads from the bottom to the top.
};

struct placed_text {
    point at;
    std::string content;
};

/// A number as a person writes it: a fixed count of digits after the point.
inline std::string fixed(double value, int digits) {
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%.*f", digits, value);
    return buffer;
}

/// About as wide as a common sans-serif font sets a text; it errs on the wide side.
inline double estimated_width(std::string_view text, double size) {
    return 0.56 * size * static_cast<double>(text.size());
}

/// Throws std::runtime_error where a file cannot be written: to be called before the work that its content
/// takes.
inline void require_writable(const std::filesystem::path& path) {
    if (!std::ofstream(path, std::ios::app))
        throw std::runtime_error(path.string() + ": cannot be written");
}

class svg_canvas {
public:
    svg_canvas(double width, double height) {
        const std::string size = fixed(width, 0) + ' ' + fixed(height, 0);
        body_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + "\" width=\"" +
                fixed(width, 0) + "\" height=\"" + fixed(height, 0) +
                "\" font-family=\"'Helvetica Neue', Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif\">\n";
        fill({{0, 0}, width, height}, colours::paper);
    }

    void fill(const rectangle& area, std::string_view colour) {
        body_ += "<rect" + attribute("x", area.corner.x) + attribute("y", area.corner.y) +
                 attribute("width", area.width) + attribute("height", area.height) +
                 attribute("fill", colour) + "/>\n";
    }

    /// Squares of one colour, by their upper left corners.
    void tiles(std::span<const point> corners, double side, std::string_view colour) {
        const std::string length = fixed(side, 0);
        body_ += "<path" + attribute("fill", colour) + " d=\"";
        for (const point& p : corners)
            body_ +=
                'M' + fixed(p.x, 0) + ' ' + fixed(p.y, 0) + 'h' + length + 'v' + length + "h-" + length + 'z';
        body_ += "\"/>\n";
    }

    void line(point from, point to, const stroke& style) {
        body_ += "<line" + attribute("x1", from.x) + attribute("y1", from.y) + attribute("x2", to.x) +
                 attribute("y2", to.y) + attributes(style) + "/>\n";
    }

    void polyline(std::span<const point> points, const stroke& style) {
        body_ += "<polyline fill=\"none\" stroke-linejoin=\"round\"" + attributes(style) + " points=\"";
        for (const point& p : points)
            body_ += fixed(p.x, 1) + ',' + fixed(p.y, 1) + ' ';
        body_ += "\"/>\n";
    }

    void dot(point centre, double radius, std::string_view colour) {
        body_ += "<circle" + attribute("cx", centre.x) + attribute("cy", centre.y) + attribute("r", radius) +
                 attribute("fill", colour) + "/>\n";
    }

    /// What is drawn until end_clip() is shown inside an area only.
    void begin_clip(const rectangle& area) {
        const std::string id = "clip" + std::to_string(++clips_);
        body_ += "<clipPath" + attribute("id", id) + "><rect" + attribute("x", area.corner.x) +
                 attribute("y", area.corner.y) + attribute("width", area.width) +
                 attribute("height", area.height) + "/></clipPath>\n<g" +
                 attribute("clip-path", "url(#" + id + ')') + ">\n";
    }

    void end_clip() { body_ += "</g>\n"; }

    /// Text whose baseline begins, is centred or ends at a point.
    void text(point at, std::string_view content, const text_style& style) {
        body_ += "<text" + attribute("x", at.x) + attribute("y", at.y) + attributes(style);
        if (style.upwards)
            body_ += attribute("transform", "rotate(-90 " + fixed(at.x, 1) + ' ' + fixed(at.y, 1) + ')');
        body_ += '>' + escaped(content) + "</text>\n";
    }

    /// Many texts of one style. Requires: not upwards.
    void texts(std::span<const placed_text> all, const text_style& style) {
        body_ += "<g" + attributes(style) + ">\n";
        for (const placed_text& t : all)
            body_ += "<text x=\"" + fixed(t.at.x, 0) + "\" y=\"" + fixed(t.at.y, 0) + "\">" +
                     escaped(t.content) + "</text>\n";
        body_ += "</g>\n";
    }

    /// A remark on the first line of the file. Requires: no "--" in it.
    void set_remark(const std::string& remark) { remark_ = "<!-- " + remark + " -->\n"; }

    /// Throws std::runtime_error where the file cannot be written.
    void save(const std::filesystem::path& path) const {
        std::ofstream file(path);
        file << remark_ << body_ << "</svg>\n";
        if (!file.flush())
            throw std::runtime_error(path.string() + ": cannot be written");
    }

private:
    static std::string attribute(std::string_view name, std::string_view value) {
        return ' ' + std::string(name) + "=\"" + std::string(value) + '"';
    }

    static std::string attribute(std::string_view name, double value) {
        return attribute(name, fixed(value, 1));
    }

    static std::string attributes(const stroke& style) {
        std::string result = attribute("stroke", style.colour) + attribute("stroke-width", style.width);
        if (!style.dashes.empty())
            result += attribute("stroke-dasharray", style.dashes) +
                      attribute("stroke-dashoffset", style.dash_offset);
        return result;
    }

    static std::string attributes(const text_style& style) {
        static constexpr std::string_view anchors[] = {"start", "middle", "end"};
        return attribute("font-size", style.size) + attribute("fill", style.colour) +
               attribute("text-anchor", anchors[static_cast<int>(style.at)]) +
               (style.bold ? attribute("font-weight", "bold") : "");
    }

    static std::string escaped(std::string_view content) {
        std::string result;
        for (const char c : content)
            switch (c) {
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '&':
                result += "&amp;";
                break;
            default:
                result += c;
            }
        return result;
    }

    std::string remark_;
    std::string body_;
    int clips_ = 0;
};

} // namespace fastmm_support
