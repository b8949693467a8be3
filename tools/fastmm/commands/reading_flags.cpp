// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "commands/reading_flags.hpp"

#include "exact/malformed.hpp"

#include <charconv>

namespace fastmm_tool {

shape parse_shape(const std::string& text, int most) {
    int values[3] = {};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (int i = 0; i < 3; ++i) {
        const auto [stop, problem] = std::from_chars(at, end, values[i]);
        const bool separated = i == 2 ? stop == end : stop != end && *stop == 'x';
        if (problem != std::errc() || !separated || values[i] < 1 || values[i] > most)
            throw malformed(in_quotes(text) + " is not a shape like 4x5x5, of dimensions from 1 to " +
                            std::to_string(most));
        at = stop + 1;
    }
    return {values[0], values[1], values[2]};
}

void reading_flags::add_to(CLI::App& command) {
    std::vector<std::string> names;
    for (const notation& n : notations())
        names.emplace_back(n.name);
    const std::string group = "Reading";
    command.add_option("--from", from_, "Read all files in this notation, in place of finding it by content")
        ->check(CLI::IsMember(names))
        ->group(group);
    command
        .add_option("--shape", shape_,
                    "The dimensions m, k and n where a notation does not hold them, as in 4x5x5")
        ->option_text("MxKxN")
        ->group(group);
    auto* const plain =
        command.add_flag("--plain-c", plain_c_, "Take the rows of W as the blocks of C, row by row")
            ->group(group);
    command.add_flag("--transposed-c", transposed_c_, "Take the rows of W as the blocks of C's transpose")
        ->excludes(plain)
        ->group(group);
    command.add_option("--max-file", file_mib_, "Refuse files larger than this")
        ->check(CLI::Range(1, 65536))
        ->option_text("MIB")
        ->group(group)
        ->capture_default_str();
    command.add_option("--max-unpacked", unpacked_mib_, "Refuse archives that hold more than this")
        ->check(CLI::Range(1, 65536))
        ->option_text("MIB")
        ->group(group)
        ->capture_default_str();
    command
        .add_option("--max-work", most_work_,
                    "Refuse proofs of more multiplications than this, those of one file together")
        ->check(CLI::Range(std::int64_t(1), std::int64_t(1) << 60))
        ->option_text("N")
        ->group(group)
        ->capture_default_str();
}

std::optional<w_order> reading_flags::order() const {
    if (plain_c_)
        return w_order::c;
    if (transposed_c_)
        return w_order::c_transposed;
    return std::nullopt;
}

reading_options reading_flags::reading() const {
    reading_options options;
    options.most.file_bytes = file_mib_ << 20;
    options.most.unpacked_bytes = unpacked_mib_ << 20;
    if (!shape_.empty())
        options.dimensions = parse_shape(shape_, options.most.dimension);
    options.order = order();
    return options;
}

verification_options reading_flags::verification() const {
    verification_options options;
    options.order = order();
    options.most_work = most_work_;
    return options;
}

} // namespace fastmm_tool
