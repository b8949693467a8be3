// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// fastmm search: finds factorizations by walks, from nothing or from files, and keeps them on disk.

#include "commands/commands.hpp"
#include "commands/race.hpp"
#include "commands/reading_flags.hpp"
#include "commands/source.hpp"
#include "commands/target_file.hpp"
#include "exact/malformed.hpp"
#include "search/display.hpp"
#include "search/pool_directory.hpp"
#include "search/session.hpp"
#include "table/conversion.hpp"
#include "table/symmetry.hpp"
#include "terminal/formatted.hpp"
#include "terminal/text_table.hpp"

#include <fastmm/factorization/run_time_algebra.hpp>
#include <fastmm/search/starts.hpp>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <charconv>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <map>
#include <memory>
#include <sstream>

namespace fastmm_tool {

namespace {

struct search_flags {
    std::string shape;
    int rank = 0;
    std::string ring = "ZT";
    std::string time = "10m";
    int threads = 1;
    std::uint64_t seed = 1;
    std::vector<std::string> from;
    std::string pool = "fastmm-pool";
    std::vector<std::string> objective{"rank"};
    bool resume = false;
    bool all = false;
    int max = 5;
    int count = 0;
    bool inequivalent = false;
    std::string symmetry = "none";
    std::string output;
    bool json = false;
    bool quiet = false;
};

constexpr const char* description =
    R"(Searches for factorizations of a shape by random walks among schemes of equal rank (flip graphs), which fall to lower ranks where terms merge. Walks begin at the definition, at schemes of smaller shapes side by side, extended or multiplied, at larger ones less an index, and at the best so far; the smaller shapes are searched for first. Every scheme is proved before it is kept, and is on the disk a moment after it was found: a file for each in --pool, in a directory for its shape, m <= k <= n, with the command, the seed and the time that found it in its header.

With --all every shape up to --max is searched for, smaller ones feeding larger ones, and the best of each is written to the directory catalogue of the pool, with a table of all, summary.txt.

The walks of a seed are the same again with one thread and without --resume, --from and --objective time. Ctrl-C ends a search, and loses nothing; --resume goes on from what is in the pool. Several searches can share a pool.)";

constexpr const char* footer =
    R"(Exit status: 0 what was asked for was found, or the time is over where no rank was asked for; 1 the time is over without it; 2 the command line or a file is malformed, or nothing could be written to begin with; 3 something was found that could not be written to the pool, and was printed on the standard output in place of the report; 130 the search was interrupted.

Keys of --json, one object a line for each shape: shape, rank, ring, naive_rank, additions, nonzeros, growth_factor, schemes, seconds, start, file.)";

constexpr int not_found = 1, not_written = 3, was_interrupted = 130;

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "A signal handler may touch nothing else.");

extern "C" void fastmm_search_interrupt(int) {
    interrupted = true;
}

// Where one has been noticed, the next ends the program at once.
void handle_interrupts(void (*handler)(int)) {
    for (const int signal : {SIGINT, SIGTERM})
        std::signal(signal, handler);
}

// "90", "90s", "30m", "1h", "1.5h", "2d"
double parse_duration(const std::string& text) {
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string unit(end, text.data() + text.size());
    static const std::map<std::string, double> units{{"", 1},     {"s", 1},    {"m", 60},
                                                     {"min", 60}, {"h", 3600}, {"d", 86400}};
    const auto found = units.find(unit);
    constexpr double most = 1e9;
    if (code != std::errc() || found == units.end() || !(value > 0) || value * found->second > most)
        throw malformed("--time", "expected a duration like 90s, 30m or 1h, got " + in_quotes(text));
    return value * found->second;
}

fastmm::stated_ring parse_ring(const std::string& text) {
    using fastmm::stated_ring;
    for (const stated_ring ring :
         {stated_ring::ternary, stated_ring::integer, stated_ring::rational, stated_ring::modulo_2})
        if (to_string(ring) == text)
            return ring;
    throw malformed("--ring", "expected ZT, Z, Q or Z2, got " + in_quotes(text));
}

// What found a scheme, for its header: what changes the walks, without places of this machine.
std::string command_text(const search_flags& flags, const objective& goal) {
    std::string text = "fastmm search";
    if (flags.all)
        text += " --all --max " + std::to_string(flags.max);
    else
        text += ' ' + flags.shape;
    if (flags.rank != 0)
        text += " --rank " + std::to_string(flags.rank);
    text += " --ring " + flags.ring + " --seed " + std::to_string(flags.seed) + " --threads " +
            std::to_string(flags.threads);
    if (goal.goes_beyond_rank())
        text += " --objective " + goal.text();
    if (flags.symmetry != "none")
        text += " --symmetry " + flags.symmetry;
    if (flags.count != 0)
        text += " --count " + std::to_string(flags.count);
    if (flags.inequivalent)
        text += " --inequivalent";
    for (std::size_t i = 0; i < flags.from.size(); ++i)
        text +=
            (i == 0 ? " --from " : " ") + printable(std::filesystem::path(flags.from[i]).filename().string());
    if (flags.resume)
        text += " --resume";
    return text;
}

search_request request_of(const search_flags& flags) {
    search_request request;
    if (flags.all == !flags.shape.empty())
        throw malformed("give a shape, like 4x5x5, or --all");
    if (flags.all) {
        for (int m = 2; m <= flags.max; ++m)
            for (int k = m; k <= flags.max; ++k)
                for (int n = k; n <= flags.max; ++n)
                    request.targets.push_back({m, k, n});
        if (flags.rank != 0 || flags.count != 0 || !flags.output.empty())
            throw malformed("--rank, --count and --output are for one shape");
    } else {
        const shape wanted = sorted_shape(parse_shape(flags.shape, 16));
        if (wanted.m < 2)
            throw malformed(flags.shape + " has no factorization of lower rank than its definition: a "
                                          "dimension is 1");
        request.targets.push_back(wanted);
        if (flags.rank > wanted.m * wanted.k * wanted.n)
            throw malformed("--rank", flags.shape + " has at most " +
                                          std::to_string(wanted.m * wanted.k * wanted.n) + " products");
    }
    if ((flags.count != 0 || flags.inequivalent) && flags.rank == 0)
        throw malformed("--count and --inequivalent need --rank");
    request.ring = parse_ring(flags.ring);
    request.goal = objective(flags.objective);
    if (request.goal.wants(criterion::time) && request.ring == fastmm::stated_ring::modulo_2)
        throw malformed("--objective",
                        "time is that of floating-point products, which tables over Z2 do not make");
    if (flags.rank != 0)
        request.rank = flags.rank;
    request.count = flags.count;
    request.inequivalent = flags.inequivalent;
    if (flags.symmetry == "cyclic") {
        const shape& s = request.targets.front();
        if (flags.all || s.m != s.n)
            throw malformed("--symmetry", "schemes of n x n x n are cyclic, none of " +
                                              (flags.all ? "--all" : flags.shape));
        request.symmetry = walked_symmetry::cyclic;
    }
    if (flags.symmetry == "rotation") {
        if (flags.all || request.targets.front().m < 3)
            throw malformed("--symmetry",
                            "three indices of every dimension are rotated, which " +
                                (flags.all ? "not all of --all have" : flags.shape + " has not"));
        request.symmetry = walked_symmetry::rotation;
    }
    request.seed = flags.seed;
    request.threads = flags.threads;
    return request;
}

// The schemes of files, in any notation and proved.
std::vector<found_scheme> schemes_of_files(const std::vector<std::string>& files) {
    std::vector<found_scheme> result;
    read_sources(
        files, "", {},
        [&](const source& from, exact_table table) {
            const verification proof = verify(table);
            if (proof.result != verdict::over_integers && proof.result != verdict::over_rationals &&
                !(proof.result == verdict::modulo_only && proof.modulus % 2 == 0))
                throw malformed(from.title + ": it is " + to_string(proof.result, proof.modulus));
            exact_table ordered = reread_in_order(std::move(table), proof.order);
            const bool modulo_2 = proof.result == verdict::modulo_only;
            fastmm::factorization f = to_factorization(ordered);
            if (modulo_2)
                f.ring = fastmm::stated_ring::modulo_2;
            fastmm::search::random_source first_way(0);
            found_scheme scheme =
                scheme_of_table(fastmm::search::turned_to(f, sorted_shape(f.dimensions), first_way));
            scheme.start = f.source;
            scheme.file = from.title;
            result.push_back(std::move(scheme));
        },
        [](const source& from) {
            if (!from.problem.empty())
                throw malformed(from.title + ": " + from.problem);
        });
    return result;
}

using pools = std::vector<std::pair<shape, scheme_pool>>;

void print_json(const pools& all, const pool_directory& directory) {
    for (const auto& [s, pool] : all) {
        if (pool.empty())
            continue;
        const found_scheme& best = pool.best();
        std::cout << nlohmann::ordered_json{{"shape", {s.m, s.k, s.n}},
                                            {"rank", best.figures.rank},
                                            {"ring", to_string(best.table.ring)},
                                            {"naive_rank", s.m * s.k * s.n},
                                            {"additions", best.figures.additions},
                                            {"nonzeros", best.figures.nonzeros},
                                            {"growth_factor", best.figures.growth},
                                            {"schemes", pool.schemes().size()},
                                            {"seconds", best.seconds},
                                            {"start", best.start},
                                            {"file", directory.file_of(best)}}
                         .dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
                  << '\n';
    }
}

std::string summary(const pools& all, const std::string& last_title,
                    const std::function<std::string(const found_scheme&)>& last) {
    fastmm_support::text_table table(
        {"shape", "rank", "ring", "additions", "nonzeros", "E", "schemes", "seconds", last_title});
    for (const auto& [s, pool] : all)
        if (!pool.empty()) {
            const found_scheme& best = pool.best();
            table.add(
                {to_string(s), std::to_string(best.figures.rank), std::string(to_string(best.table.ring)),
                 std::to_string(best.figures.additions), std::to_string(best.figures.nonzeros),
                 fastmm_support::formatted("%g", best.figures.growth), std::to_string(pool.schemes().size()),
                 fastmm_support::formatted("%.1f", best.seconds), last(best)});
        }
    std::ostringstream text;
    text << table;
    return text.str();
}

// The best of every shape, and a table of all.
void write_catalogue(const pools& all, pool_directory& directory) {
    const std::string place = directory.path() + "/catalogue/";
    for (const auto& [s, pool] : all)
        if (!pool.empty()) {
            const found_scheme& best = pool.best();
            directory.write(place + to_string(s) + '_' + std::to_string(best.figures.rank) +
                                (best.table.ring == fastmm::stated_ring::modulo_2 ? "_Z2.fmm" : ".fmm"),
                            scheme_text(best, directory.origin()));
        }
    directory.write(place + "summary.txt", summary(all, "found by", [&](const found_scheme& best) {
                        return best.file.empty() ? directory.origin().command : best.start;
                    }));
}

// The pools that could not be written, so that they are tried again.
class pending_pools {
public:
    void take(pools changed) {
        for (auto& [s, pool] : changed)
            waiting_.insert_or_assign(to_string(s), std::pair(s, std::move(pool)));
    }
    void write(pool_directory& directory, bool last) {
        for (auto at = waiting_.begin(); at != waiting_.end();) {
            const auto& [s, pool] = at->second;
            at = directory.mirror(s, pool, last) ? waiting_.erase(at) : std::next(at);
        }
    }
    const std::map<std::string, std::pair<shape, scheme_pool>>& waiting() const { return waiting_; }

private:
    std::map<std::string, std::pair<shape, scheme_pool>> waiting_;
};

int run(const search_flags& flags) {
    search_request request = request_of(flags);
    const double limit = parse_duration(flags.time);
    const std::string command = command_text(flags, request.goal);
    const bool is_timed = request.goal.wants(criterion::time), wants_rank = request.rank.has_value();
    search_display display(flags.quiet);
    pool_directory directory(flags.pool, command, [&](const std::string& line) { display.tell(line); });
    search_session session(std::move(request), is_timed ? time_ratio : nullptr);
    std::vector<found_scheme> given = schemes_of_files(flags.from), usable;
    directory.begin_with(given);
    for (found_scheme& scheme : given) {
        const std::string file = printable(scheme.file);
        const shape dimensions = scheme.table.dimensions;
        if (std::optional<found_scheme> adapted = session.adapted(std::move(scheme)))
            usable.push_back(std::move(*adapted));
        else
            display.tell(file + " is left out: " +
                         (session.is_wanted(dimensions)
                              ? "it does not hold over " + flags.ring + ", and no lift of it was found"
                              : "nothing that is searched for begins with " + to_string(dimensions)));
    }
    session.add(std::move(usable));
    if (flags.resume) {
        std::vector<found_scheme> kept = directory.read([&](const shape& s) { return session.is_wanted(s); });
        directory.begin_with(kept);
        session.add(std::move(kept));
    }

    interrupted = false;
    handle_interrupts(fastmm_search_interrupt);
#if defined(SIGXFSZ)
    std::signal(SIGXFSZ, SIG_IGN); // A file that may not grow is one that cannot be written.
#endif
    pending_pools pending;
    session.start();
    while (!session.wait(std::chrono::milliseconds(100))) {
        pending.take(session.changed_pools());
        pending.write(directory, false);
        display.show(session, directory.is_failing());
        if (interrupted)
            handle_interrupts(SIG_DFL);
        if (interrupted || session.seconds() > limit)
            session.stop();
    }
    display.clear();
    pending.take(session.changed_pools());
    pending.write(directory, true);
    const pools found = session.target_pools();
    if (flags.all && pending.waiting().empty())
        write_catalogue(found, directory);
    if (!flags.output.empty() && !found.front().second.empty()) {
        found_scheme best = found.front().second.best();
        fastmm::search::random_source first_way(0);
        best.table = fastmm::search::turned_to(best.table, parse_shape(flags.shape, 16), first_way);
        write_target(flags.output, scheme_text(best, directory.origin()));
    }

    // What the disk did not take is not lost.
    if (!pending.waiting().empty()) {
        for (const auto& [name, shape_and_pool] : pending.waiting())
            if (!shape_and_pool.second.empty())
                std::cout << scheme_text(shape_and_pool.second.best(), directory.origin()) << '\n';
        return not_written;
    }
    if (flags.json)
        print_json(found, directory);
    else
        std::cout << summary(found, "file",
                             [&](const found_scheme& best) { return printable(directory.file_of(best)); });
    if (session.is_reached())
        return all_exact;
    if (interrupted)
        return was_interrupted;
    const bool has_rank = wants_rank && flags.count == 0 && !found.front().second.empty() &&
                          found.front().second.best().figures.rank <= flags.rank;
    return !wants_rank || has_rank ? int(all_exact) : not_found;
}

} // namespace

void add_search_command(CLI::App& app, int& status) {
    const auto flags = std::make_shared<search_flags>();
    CLI::App* const command = app.add_subcommand("search", description);
    command->footer(footer);
    command->add_option("shape", flags->shape, "A is M x K, B is K x N")->option_text("MxKxN");
    command
        ->add_option("--rank", flags->rank,
                     "End when a scheme of this rank is found, unless --objective has more than the rank")
        ->check(CLI::Range(1, 4096))
        ->option_text("R");
    command->add_option("--ring", flags->ring, "The coefficients: ZT (-1, 0, 1), Z, Q, or Z2 (modulo 2)")
        ->check(CLI::IsMember({"ZT", "Z", "Q", "Z2"}))
        ->capture_default_str();
    command->add_option("--time", flags->time, "End after so long: 90s, 30m, 1h")
        ->option_text("T")
        ->capture_default_str();
    command->add_option("--threads", flags->threads, "Walks at once")
        ->check(CLI::Range(1, 1024))
        ->option_text("T")
        ->capture_default_str();
    command->add_option("--seed", flags->seed, "Of the random numbers")
        ->option_text("S")
        ->capture_default_str();
    command
        ->add_option("--from", flags->from,
                     "Begin with the factorizations of these files, too, in any notation")
        ->option_text("FILE...");
    command->add_option("--pool", flags->pool, "The directory where schemes are kept")
        ->option_text("DIR")
        ->capture_default_str();
    command
        ->add_option("--objective", flags->objective,
                     "What makes a scheme better, the first first: rank, then additions (after common "
                     "subexpressions are shared), nonzeros, growth (factor E), or time (of products on this "
                     "machine, measured)")
        ->delimiter(',')
        ->allow_extra_args(false)
        ->option_text("WORD,...")
        ->default_str("rank");
    command->add_flag("--resume", flags->resume, "Go on from the schemes of the pool");
    command->add_flag("--all", flags->all, "Search for every shape up to --max");
    command->add_option("--max", flags->max, "The largest dimension of --all")
        ->check(CLI::Range(2, 16))
        ->option_text("N")
        ->capture_default_str();
    command->add_option("--count", flags->count, "Collect so many schemes of --rank")
        ->check(CLI::Range(1, 1000000))
        ->option_text("N");
    command->add_flag("--inequivalent", flags->inequivalent,
                      "Collect none that symmetries may make of another: whose invariants are the same");
    command
        ->add_option(
            "--symmetry", flags->symmetry,
            "Walk among schemes that a symmetry leaves as they are: of NxNxN, the turn of A, B and C; of "
            "shapes "
            "with dimensions of at least 3, the rotation of the first three indices of every dimension")
        ->check(CLI::IsMember({"none", "cyclic", "rotation"}))
        ->capture_default_str();
    command
        ->add_option("--output", flags->output,
                     "Write the best to this file, too, in the orientation that was asked for")
        ->option_text("FILE");
    command->add_flag("--json", flags->json, "Report one JSON object a line for each shape");
    command->add_flag("--quiet", flags->quiet, "Show no progress");
    command->callback([flags, &status] { status = run(*flags); });
}

} // namespace fastmm_tool
