// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// The pools of a search on disk: one factorization file a scheme, in a directory for each shape, named by rank, ring and content:
// DIR/4x5x5/4x5x5_76_ZT_0123456789abcdef.fmm.
//
// A file is there whole and on the disk, or not at all. Files are never written over by others, and a process removes only files that it
// wrote itself, so that any number of processes may share a directory.

#pragma once

#include "search/scheme_pool.hpp"

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace fastmm_tool {

/// Writes a file by way of a temporary one beside it, which takes its name when all of it is on the disk. Returns what went wrong,
/// "cannot be written: ..."; empty where nothing did.
std::string write_durably(const std::string& path, const std::string& bytes);

/// What the files of a search say of where their schemes come from.
struct provenance {
    std::string command;
    std::string origins; ///< whose schemes it began with, as their files tell; empty: nobody's

    /// Adds the source of a file: all of it, or what it was found from where a search found it.
    void add_source(const std::string& source);
};

/// The text of a scheme: comments that tell what found it and what it is, and the factorization.
std::string scheme_text(const found_scheme& scheme, const provenance& from);

class pool_directory {
public:
    /// Makes the directory where it is not there. Throws malformed where it cannot be written to. `warn` is given one line for each
    /// trouble; `command` is what the files say that found them.
    pool_directory(std::string path, std::string command, std::function<void(const std::string&)> warn);

    /// Reads every scheme of shapes that are wanted, proved over its ring. Files that are cut, wrong or not to be read are skipped, with one line
    /// each.
    std::vector<found_scheme> read(const std::function<bool(const fastmm::shape&)>& is_wanted) const;

    /// Makes the files of a shape what its pool is: writes what is new, and removes own files of what is no longer there, but the
    /// best of each rank. False where something could not be written; later calls try again, at most once in some seconds, or with `last` at
    /// once.
    bool mirror(const fastmm::shape& s, const scheme_pool& pool, bool last = false);

    /// Whether the last file could not be written: then schemes are in memory only.
    bool is_failing() const { return is_failing_; }
    /// The file of a scheme.
    std::string file_of(const found_scheme& scheme) const;
    const std::string& path() const { return path_; }
    /// What the files say.
    const provenance& origin() const { return origin_; }
    /// Tells that the search begins with these schemes.
    void begin_with(const std::vector<found_scheme>& schemes);

    /// Writes another file there, durably; with one line and false where it cannot be.
    bool write(const std::string& path, const std::string& bytes);

private:
    struct known_file {
        int rank;
        bool is_ours; // else another process has written the same
        bool is_best; // of its rank, when the rank was left
    };

    std::string path_;
    provenance origin_;
    std::function<void(const std::string&)> warn_;
    std::map<std::string, known_file> known_;
    bool is_failing_ = false;
    std::chrono::steady_clock::time_point failed_{};
};

} // namespace fastmm_tool
