// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The flags by which every command that reads files is told how.

#pragma once

#include "commands/judgement.hpp"
#include "notations/notation.hpp"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace fastmm_tool {

/// "4x5x5", with dimensions from 1 to `most`. Throws malformed, naming the text.
shape parse_shape(const std::string& text, int most = 64);

class reading_flags {
public:
    /// Adds --from, --shape, --plain-c, --transposed-c and the limits.
    void add_to(CLI::App& command);

    const std::string& from() const { return from_; }
    /// Throws malformed where a flag makes no sense.
    reading_options reading() const;
    /// With the order of W and the limit of work.
    verification_options verification() const;

private:
    std::optional<w_order> order() const;

    std::string from_;
    std::string shape_;
    bool plain_c_ = false;
    bool transposed_c_ = false;
    std::uint64_t file_mib_ = 256;
    std::uint64_t unpacked_mib_ = 256;
    std::int64_t most_work_ = verification_options{}.most_work;
};

} // namespace fastmm_tool
