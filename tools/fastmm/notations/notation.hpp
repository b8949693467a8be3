// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The notations in which people write factorizations: each a reader that knows its own by content, and how C is
// ordered in it.

#pragma once

#include "table/exact_table.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace fastmm_tool {

/// What a reader may take of time and memory. Exceeded: malformed, naming the limit.
struct limits {
    std::size_t file_bytes = std::size_t(256) << 20;     ///< Of a file as it is read.
    std::size_t unpacked_bytes = std::size_t(256) << 20; ///< Of all entries of an archive, together.
    std::size_t coefficients = std::size_t(8) << 20;     ///< Nonzero coefficients of a factorization.
    int dimension = 64;
    int depth = 64; ///< Of nested brackets.
};

/// What a person says of a file that it does not say itself.
struct reading_options {
    limits most;
    std::optional<shape> dimensions; ///< Where the notation has none. Row counts tell them else.
    std::optional<w_order> order;    ///< In place of the notation's own.
};

/// Is given each factorization of a file as soon as it is read.
using table_sink = std::function<void(exact_table)>;

/// A way to write factorizations down.
struct notation {
    std::string_view name;  ///< For --from and messages: "fmm", "npz", ...
    std::string_view title; ///< "AlphaTensor's archive of NumPy arrays"
    /// Whether a content looks like this notation's: cheap, and true of at most one notation for a well-formed file. `bytes`
    /// is the whole content.
    bool (*recognizes)(std::string_view bytes);
    /// Hands every factorization of the content to the sink. Throws malformed, with the place.
    void (*read)(std::string_view bytes, const reading_options& options, const table_sink& sink);
};

/// All of them, in the order in which they are asked whether they recognize a content.
std::span<const notation> notations();

/// The notation of a content. Throws malformed where no notation recognizes it: the message says what it begins with.
const notation& recognize(std::string_view bytes);

} // namespace fastmm_tool
