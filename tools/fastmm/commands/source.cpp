// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "commands/source.hpp"

#include "exact/malformed.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <new>
#include <system_error>

namespace fastmm_tool {

namespace {

// The notation whose factorizations take three files.
constexpr std::string_view in_three_files = "sms";

std::string system_message(int code) {
    return std::generic_category().message(code);
}

const notation& notation_named(std::string_view name) {
    for (const notation& n : notations())
        if (n.name == name)
            return n;
    throw malformed("no notation is called " + in_quotes(name));
}

const notation& notation_of(std::string_view bytes, std::string_view from) {
    return from.empty() ? recognize(bytes) : notation_named(from);
}

} // namespace

std::string source_title(const std::string& path) {
    return path == "-" ? "standard input" : path;
}

std::string read_source(const std::string& path, const limits& most) {
    std::error_code ignored;
    if (path != "-" && std::filesystem::is_directory(path, ignored))
        throw malformed("is a directory");
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(
        path == "-" ? stdin : std::fopen(path.c_str(), "rb"),
        path == "-" ? [](std::FILE*) { return 0; } : std::fclose);
    if (!file)
        throw malformed("cannot be opened: " + system_message(errno));
    std::string bytes;
    char buffer[1 << 16];
    while (const std::size_t count = std::fread(buffer, 1, sizeof buffer, file.get())) {
        if (bytes.size() + count > most.file_bytes)
            throw malformed("has more than " + std::to_string(most.file_bytes) +
                            " bytes (--max-file raises the limit)");
        bytes.append(buffer, count);
    }
    if (std::ferror(file.get()))
        throw malformed("cannot be read: " + system_message(errno));
    return bytes;
}

void read_sources(const std::vector<std::string>& paths, std::string_view from,
                  const reading_options& options,
                  const std::function<void(const source&, exact_table)>& found,
                  const std::function<void(const source&)>& ended) {
    for (std::size_t i = 0; i < paths.size(); ++i) {
        source now;
        now.title = source_title(paths[i]);
        try {
            std::string bytes = read_source(paths[i], options.most);
            now.written = &notation_of(bytes, from);
            if (now.written->name == in_three_files && i + 2 < paths.size()) {
                for (int part = 0; part < 2; ++part) {
                    const std::string& path = paths[++i];
                    now.title += ", " + source_title(path);
                    bytes += '\n' + read_source(path, options.most);
                }
            }
            now.written->read(bytes, options, [&](exact_table table) { found(now, std::move(table)); });
        } catch (const malformed& problem) {
            now.problem = problem.what();
        } catch (const std::bad_alloc&) {
            now.problem = "there is not enough memory to read it";
        }
        ended(now);
    }
}

} // namespace fastmm_tool
