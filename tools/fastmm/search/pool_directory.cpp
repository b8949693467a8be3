// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "search/pool_directory.hpp"

#include "exact/malformed.hpp"
#include "terminal/formatted.hpp"

#include <fastmm/factorization/parse.hpp>
#include <fastmm/factorization/run_time_proof.hpp>
#include <fastmm/io/file.hpp>
#include <fastmm/io/write.hpp>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <utility>

#if !defined(_WIN32)
#include <fcntl.h>
#include <unistd.h>
#endif

namespace fastmm_tool {

namespace {

constexpr std::size_t most_file_bytes = std::size_t(1) << 24;
constexpr std::chrono::seconds between_tries{5};

// On the disk, not only in the system's memory.
bool synchronize(std::FILE* file) {
#if defined(_WIN32)
    return std::fflush(file) == 0;
#else
    return std::fflush(file) == 0 && fsync(fileno(file)) == 0;
#endif
}

// The name in its directory, too. A file system that cannot do this keeps the file all the same.
void synchronize_directory(const std::filesystem::path& path) {
#if defined(_WIN32)
    static_cast<void>(path);
#else
    if (const int directory = open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); directory >= 0) {
        static_cast<void>(fsync(directory));
        close(directory);
    }
#endif
}

std::int64_t characteristic_of(const fastmm::factorization& f) {
    return f.ring == fastmm::stated_ring::modulo_2 ? 2 : 0;
}

// The terms of forms by block, as converted files have them: walks and turned tables have other orders.
fastmm::factorization by_block(fastmm::factorization f) {
    for (fastmm::dynamic_columns* const columns : {&f.u, &f.v, &f.w})
        for (std::size_t r = 0; r + 1 < columns->begin.size(); ++r)
            std::sort(columns->entries.begin() + columns->begin[r],
                      columns->entries.begin() + columns->begin[r + 1],
                      [](const fastmm::entry& x, const fastmm::entry& y) { return x.index < y.index; });
    return f;
}

// Nothing is written that does not multiply matrices.
void require_proved(const fastmm::factorization& f) {
    fastmm::require_well_formed(f);
    if (const fastmm::residual_summary left = fastmm::residual(f, characteristic_of(f)); !left.is_zero())
        throw std::logic_error("the search made a scheme of " + to_string(f.dimensions) +
                               " that is not exact: " + to_string(left.first));
}

// A scheme of a file; throws what tells why it is none.
found_scheme scheme_of_file(const std::string& path) {
    const fastmm::detail::file_contents file = fastmm::detail::read_file(path, most_file_bytes);
    if (!file.problem.empty())
        throw malformed(file.problem);
    fastmm::parse_error problem;
    std::optional<fastmm::factorization> f = fastmm::parse(file.bytes, problem);
    if (!f)
        throw malformed(to_string(problem));
    if (sorted_shape(f->dimensions) != f->dimensions)
        throw malformed("its shape is not sorted");
    if (!fastmm::residual(*f, characteristic_of(*f)).is_zero())
        throw malformed("it is not exact");
    found_scheme result = scheme_of_table(std::move(*f));
    result.file = path;
    result.start = result.table.source;
    return result;
}

} // namespace

std::string write_durably(const std::string& path, const std::string& bytes) {
    fastmm::detail::file_replacement file(path);
    file.replace(bytes, synchronize);
    if (file.problem().empty())
        synchronize_directory(std::filesystem::path(path).parent_path());
    return file.problem();
}

void provenance::add_source(const std::string& source) {
    constexpr std::string_view of_search = "found by `fastmm search ", from = "; from: ";
    std::string added = source;
    if (source.starts_with(of_search)) {
        const std::size_t at = source.find(from);
        added = at == std::string::npos ? "" : source.substr(at + from.size());
    }
    if (!added.empty() && origins.find(added) == std::string::npos)
        origins += (origins.empty() ? "" : "; ") + added;
}

std::string scheme_text(const found_scheme& scheme, const provenance& from) {
    fastmm::factorization f = by_block(scheme.table);
    const scheme_figures& figures = scheme.figures;
    const std::string after = fastmm_support::formatted("%.1f", scheme.seconds) + " s";
    f.name = to_string(f.dimensions) + '_' + std::to_string(f.rank);
    std::string text;
    if (scheme.file.empty()) {
        f.source = "found by `" + from.command + "` after " + after +
                   (from.origins.empty() ? "" : "; from: " + from.origins);
        text = "# " + from.command + "\n# after " + after + ", from " + scheme.start + '\n';
    } else {
        f.source = scheme.start;
    }
    text += "# additions " + std::to_string(figures.additions) + " after sharing, nonzeros " +
            std::to_string(figures.nonzeros) + ", growth factor " +
            fastmm_support::formatted("%g", figures.growth) + '\n';
    return text + fastmm::to_text(f);
}

pool_directory::pool_directory(std::string path, std::string command,
                               std::function<void(const std::string&)> warn)
    : path_(std::move(path)), origin_{std::move(command), {}}, warn_(std::move(warn)) {
    std::error_code failure;
    std::filesystem::create_directories(path_, failure);
    if (failure)
        throw malformed(path_ + " cannot be made: " + failure.message());
    // Hours later would be too late to find that out.
    const std::string probe = path_ + "/.writable";
    if (const std::string problem = write_durably(probe, ""); !problem.empty())
        throw malformed(path_ + ": files " + problem);
    std::filesystem::remove(probe, failure);
}

std::vector<found_scheme>
pool_directory::read(const std::function<bool(const fastmm::shape&)>& is_wanted) const {
    std::vector<std::string> files;
    std::error_code failure;
    for (std::filesystem::recursive_directory_iterator at(path_, failure), end; !failure && at != end;
         at.increment(failure))
        if (at->path().extension() == ".fmm" && at.depth() == 1)
            files.push_back(at->path().string());
    if (failure)
        warn_(path_ + " cannot be read: " + failure.message());
    std::sort(files.begin(), files.end()); // The order of a directory is no order.
    std::vector<found_scheme> result;
    for (const std::string& file : files)
        try {
            found_scheme scheme = scheme_of_file(file);
            if (is_wanted(scheme.table.dimensions))
                result.push_back(std::move(scheme));
        } catch (const malformed& problem) {
            warn_(file + " is skipped: " + problem.what());
        } catch (const fastmm::error& problem) {
            warn_(file + " is skipped: " + problem.what());
        }
    return result;
}

void pool_directory::begin_with(const std::vector<found_scheme>& schemes) {
    for (const found_scheme& scheme : schemes)
        origin_.add_source(scheme.start);
}

std::string pool_directory::file_of(const found_scheme& scheme) const {
    if (!scheme.file.empty())
        return scheme.file;
    const std::string shape = to_string(scheme.table.dimensions);
    const std::string digest =
        fastmm_support::formatted("%016llx", static_cast<unsigned long long>(scheme.digest));
    return path_ + '/' + shape + '/' + shape + '_' + std::to_string(scheme.figures.rank) + '_' +
           std::string(to_string(scheme.table.ring)) + '_' + digest + ".fmm";
}

bool pool_directory::write(const std::string& path, const std::string& bytes) {
    std::error_code failure;
    std::filesystem::create_directories(std::filesystem::path(path).parent_path(), failure);
    const std::string problem =
        failure ? "cannot be written: " + failure.message() : write_durably(path, bytes);
    if (!problem.empty()) {
        if (!is_failing_)
            warn_(path + ' ' + problem + "; the search goes on in memory");
        is_failing_ = true;
        failed_ = std::chrono::steady_clock::now();
        return false;
    }
    if (is_failing_)
        warn_(path + " could be written again");
    is_failing_ = false;
    return true;
}

bool pool_directory::mirror(const fastmm::shape& s, const scheme_pool& pool, bool last) {
    if (is_failing_ && !last && std::chrono::steady_clock::now() - failed_ < between_tries)
        return false;
    std::set<std::string> wanted;
    const int rank = pool.empty() ? 0 : pool.best().figures.rank;
    for (const found_scheme& scheme : pool.schemes()) {
        if (!scheme.file.empty())
            continue;
        const std::string file = file_of(scheme);
        if (const auto known = known_.find(file); known != known_.end()) {
            known->second.is_best = wanted.empty();
        } else {
            require_proved(scheme.table);
            std::error_code unknown;
            const bool is_there = std::filesystem::exists(file, unknown);
            if (!is_there && !write(file, scheme_text(scheme, origin_)))
                return false;
            known_[file] = {rank, !is_there, wanted.empty()};
        }
        wanted.insert(file);
    }
    const std::string directory = path_ + '/' + to_string(s) + '/';
    for (auto at = known_.lower_bound(directory); at != known_.end() && at->first.starts_with(directory);) {
        const known_file& file = at->second;
        if (!file.is_ours || wanted.contains(at->first) || (file.is_best && file.rank > rank)) {
            ++at;
            continue;
        }
        std::error_code ignored;
        std::filesystem::remove(at->first, ignored);
        at = known_.erase(at);
    }
    return true;
}

} // namespace fastmm_tool
