// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// fastmm verify: what a file holds, whether it is exact and over which ring, and what it costs.

#include "commands/commands.hpp"
#include "commands/reading_flags.hpp"
#include "commands/report.hpp"
#include "commands/source.hpp"
#include "exact/malformed.hpp"
#include "terminal/late_bar.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <map>
#include <memory>

namespace fastmm_tool {

namespace {

struct verify_flags {
    std::vector<std::string> files;
    reading_flags reading;
    std::string ring;
    std::int64_t modulus = 0;
    bool json = false;
    bool long_report = false;
    bool no_sharing = false;
    bool no_colour = false;
};

constexpr const char* description = R"(Reads factorizations in any notation and proves them.

The verdict is one of: exact over Z, over Q, over Q(i), modulo p only, approximate (border rank: coefficients with a parameter), not exact, malformed. Proofs are exact: integers over common denominators that cannot overflow, summed over the nonzeros; a random point modulo a prime only tells beforehand which order of W is worth a proof.

The order of W is the notation's; where the proof fails in it, the other one is tried, and the report says so.

The error bound is that of Ballard, Benson, Druinsky, Lipshitz and Schwartz (2016) for one level at n = 4096 in floating point with unit roundoff u.

The fingerprint is the same for tables that differ by the order of products, factors that move within a product, changes of basis, rotation and transposition. It is made of the ranks of the factors and of the products of pairs of them ("p-"; "s-" for very large tables: of single factors only). It cannot tell apart inequivalent tables that agree in all these ranks.)";

constexpr const char* footer =
    R"(Exit status: 0 all are exact over the ring that was asked for, 1 some are not, 2 a file is malformed or the command line is.

Keys of --json, one object a line for each factorization: file, notation, name, shape, rank, verdict, accepted, w_order, w_order_of_notation, modulus, exact_modulo_asked, error_order, wrong_entries, first_wrong_entry, ring, naive_rank, best_known_rank, exponent, nonzeros, additions, growth_factor, prefactor, error_bound, fingerprint; for a malformed file: file, verdict, error.)";

asked_ring ring_of(const verify_flags& flags) {
    static const std::map<std::string, asked_ring> rings{{"any", asked_ring::any},
                                                         {"Z", asked_ring::integers},
                                                         {"Q", asked_ring::rationals},
                                                         {"Q(i)", asked_ring::gaussian},
                                                         {"Z2", asked_ring::modulo}};
    return flags.modulus != 0 ? asked_ring::modulo : rings.at(flags.ring);
}

bool is_prime(std::int64_t value) {
    for (std::int64_t d = 2; d * d <= value; ++d)
        if (value % d == 0)
            return false;
    return value > 1;
}

// A line of JSON as soon as something is known.
void print(const nlohmann::ordered_json& json) {
    std::cout << json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n'
              << std::flush;
}

// What the tables of one source may take together: a small archive can hold many large ones.
class source_budget {
public:
    explicit source_budget(const judging_options& options) : options_(options), left_(options) {}

    // For the next table of the source.
    const judging_options& left() const { return left_; }

    void spend(const judgement& j) {
        const exact_table& table = j.table;
        const auto spent = static_cast<std::int64_t>(2 * j.proof.work);
        left_.verification.most_work = std::max(std::int64_t(0), left_.verification.most_work - spent);
        nonzeros_ += table.u.entries.size() + table.v.entries.size() + table.w.entries.size();
        left_.share_additions = options_.share_additions && nonzeros_ < most_shared_nonzeros;
    }

    void renew() { *this = source_budget(options_); }

private:
    static constexpr std::size_t most_shared_nonzeros = 2'000'000;

    judging_options options_, left_;
    std::size_t nonzeros_ = 0;
};

int run(const verify_flags& flags) {
    if (flags.modulus != 0 && !is_prime(flags.modulus))
        throw malformed("--modulus " + std::to_string(flags.modulus) + " is not a prime");
    judging_options options;
    options.ring = ring_of(flags);
    options.verification = flags.reading.verification();
    options.verification.modulus = flags.ring == "Z2" ? 2 : flags.modulus;
    options.share_additions = !flags.no_sharing;
    const reading_options reading = flags.reading.reading();
    const auto bar = std::make_unique<fastmm_support::late_bar>("fastmm verify");
    options.verification.progress = [&](double part) { bar->show(part); };
    source_budget budget(options);

    std::vector<judgement> all;
    int status = all_exact;
    std::size_t done = 0, in_source = 0;
    read_sources(
        flags.files, flags.reading.from(), reading,
        [&](const source& from, exact_table table) {
            bar->describe(std::to_string(done + 1) + ". " +
                          printable(table.name.empty() ? from.title : table.name));
            ++in_source;
            judgement j = judge(from.title, std::string(from.written->name), std::move(table), budget.left());
            budget.spend(j);
            ++done;
            if (!j.accepted)
                status = std::max<int>(status, some_not_exact);
            if (flags.json) {
                bar->clear();
                print(to_json(j));
                return;
            }
            j.table.u = j.table.v =
                j.table.w = {}; // An archive may hold many, and a report needs none of it.
            all.push_back(std::move(j));
        },
        [&](const source& from) {
            std::string problem = from.problem;
            if (problem.empty() && in_source == 0)
                problem = "holds no factorization";
            in_source = 0;
            budget.renew();
            if (problem.empty())
                return;
            status = malformed_input;
            bar->clear();
            std::fprintf(stderr, "fastmm: %s: %s\n", printable(from.title).c_str(), problem.c_str());
            if (flags.json)
                print({{"file", from.title}, {"verdict", "malformed"}, {"error", problem}});
        });
    bar->clear();

    const report_style style{fastmm_support::is_terminal(stdout) && !flags.no_colour, flags.long_report};
    if (all.size() == 1 || style.blocks)
        for (const judgement& j : all)
            write_block(std::cout, j, style);
    else if (!all.empty())
        write_table(std::cout, all, style);
    return status;
}

} // namespace

void add_verify_command(CLI::App& app, int& status) {
    const auto flags = std::make_shared<verify_flags>();
    CLI::App* const command = app.add_subcommand("verify", description);
    command->footer(footer);
    command
        ->add_option("files", flags->files,
                     "Files; - is the standard input; three SMS files in a row are one")
        ->required()
        ->option_text("FILE...");
    CLI::Option* const ring = command
                                  ->add_option("--ring", flags->ring,
                                               "What counts as exact: any ring of characteristic 0 (or "
                                               "modulo 2 where a file says so), Z, Q, Q(i), or Z2")
                                  ->check(CLI::IsMember({"any", "Z", "Q", "Q(i)", "Z2"}))
                                  ->default_val("any");
    command->add_option("--modulus", flags->modulus, "What counts as exact: modulo this prime")
        ->option_text("P")
        ->check(CLI::Range(std::int64_t(2), std::int64_t(1) << 40))
        ->excludes(ring);
    command->add_flag("--json", flags->json, "One JSON object a line for each factorization");
    command->add_flag("--long", flags->long_report,
                      "All figures of each factorization, also where there are several");
    command->add_flag("--no-sharing", flags->no_sharing,
                      "Do not search for additions to share, which takes longest");
    command->add_flag("--no-colour", flags->no_colour, "No colours on a terminal");
    flags->reading.add_to(*command);
    command->callback([flags, &status] { status = run(*flags); });
}

} // namespace fastmm_tool
