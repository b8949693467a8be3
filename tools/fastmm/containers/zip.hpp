// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// Zip archives in memory: entries read under limits that do not believe what the archive says of itself, and archives
// written.

#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct zip;

namespace fastmm_tool {

/// An archive that is read entry by entry. Only stored and deflated entries are read.
class zip_reader {
public:
    /// Reads the central directory. `bytes` must outlive the reader. Throws malformed where there is none, where an entry is
    /// encrypted or compressed in another way, or where all entries together say that they hold more than `most_bytes`.
    zip_reader(std::string_view bytes, std::size_t most_bytes);

    std::size_t size() const { return entries_.size(); }
    const std::string& name(std::size_t entry) const { return entries_[entry].name; }

    /// The content of an entry. Throws malformed, naming the entry, where it is damaged or is not as long as the directory
    /// says; no more than that is ever unpacked.
    std::string read(std::size_t entry) const;

private:
    struct listed_entry {
        std::string name;
        std::size_t bytes;
    };
    struct closer {
        void operator()(::zip* archive) const;
    };

    std::unique_ptr<::zip, closer> archive_;
    std::vector<listed_entry> entries_;
};

struct zip_member {
    std::string name;
    std::string content;
};

/// An archive of these, deflated. The same members make the same bytes.
std::string write_zip(std::span<const zip_member> members);

} // namespace fastmm_tool
