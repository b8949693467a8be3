// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/flip_graph_json.hpp"

#include "exact/malformed.hpp"
#include "notations/json_access.hpp"
#include "notations/json_document.hpp"
#include "notations/linear_forms.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace fastmm_tool {

namespace {

constexpr std::array<factor, 3> factors{factor::u, factor::v, factor::w};
constexpr std::array<std::string_view, 3> letters{"u", "v", "w"};
constexpr std::array<std::string_view, 3> sparse_keys{"u_sparse", "v_sparse", "w_sparse"};
constexpr std::array<std::string_view, 3> fresh_keys{"u_fresh", "v_fresh", "w_fresh"};

bool is_known(std::string_view key) {
    const auto among = [&](const auto& keys) {
        return std::find(keys.begin(), keys.end(), key) != keys.end();
    };
    constexpr std::array<std::string_view, 8> others{"n",           "m",           "z2",   "fields",
                                                     "commutative", "scheme_type", "name", "source"};
    return among(others) || among(letters) || among(sparse_keys) || among(fresh_keys);
}

// One factorization: its object, and the table that grows of it.
class table_reader {
public:
    table_reader(const json_document& document, const reading_options& options)
        : pointer_(document.pointer()), options_(options), coefficients_left_(options.most.coefficients) {
        const json_children members = document.root().children();
        for (auto i = members.begin(); i != members.end(); ++i) {
            const std::string_view key = (*i).text();
            members_.emplace(key, *++i);
        }
    }

    exact_table read() {
        refuse_other_schemes();
        table_builder builder = make_builder();
        builder.set_modulo_2(holds_modulo_2_only());
        if (const json_value* name = member("name"); name && name->is(json_kind::text))
            builder.set_name(std::string(name->text()));
        if (const json_value* source = member("source"); source && source->is(json_kind::text))
            builder.set_source(std::string(source->text()));
        if (is_reduced()) {
            expansion_budget budget(options_.most.coefficients);
            number_pool pool(budget);
            for (const factor which : factors)
                read_reduced(builder, which, pool, budget);
        } else {
            for (const factor which : factors)
                read_plain(builder, which);
        }
        return builder.finish();
    }

private:
    const json_value* member(std::string_view key) const {
        const auto found = members_.find(key);
        return found == members_.end() ? nullptr : &found->second;
    }

    std::string pointer_to(std::string_view key) const { return pointer_ + '/' + std::string(key); }

    json_value needed(std::string_view key, json_kind kind) const {
        const json_value* value = member(key);
        if (!value)
            throw malformed(pointer_.empty() ? "the object" : pointer_,
                            "expected a key " + fastmm_tool::in_quotes(key));
        require(value->is(kind), pointer_to(key), std::string(to_string(kind)), *value);
        return *value;
    }

    bool is_true(std::string_view key) const {
        const json_value* value = member(key);
        if (!value || value->is(json_kind::null))
            return false;
        require(value->is(json_kind::boolean), pointer_to(key), "true or false", *value);
        return value->boolean();
    }

    void refuse_other_schemes() const {
        if (is_true("commutative"))
            throw malformed(pointer_to("commutative"),
                            "the algorithm needs entries that commute, blocks of matrices do not");
        const json_value* type = member("scheme_type");
        if (type && type->is(json_kind::text) && type->text() == "stub")
            throw malformed(pointer_to("scheme_type"), "a stub has no coefficients");
        if (type && type->is(json_kind::text) && type->text() == "non_bilinear")
            throw malformed(
                pointer_to("scheme_type"),
                "the products of a scheme that is not bilinear mix A and B: blocks do not commute");
    }

    table_builder make_builder() {
        const json_value n = needed("n", json_kind::array);
        const std::string pointer = pointer_to("n");
        std::vector<int> dimensions;
        if (const std::size_t count = n.children().size(); count != 3)
            throw malformed(pointer, "expected three dimensions, got " + std::to_string(count));
        for (const json_value d : n.children()) {
            require(d.is(json_kind::whole_number) && d.whole_number() >= 1 &&
                        d.whole_number() <= options_.most.dimension,
                    below(pointer, dimensions.size()),
                    "a dimension from 1 to " + std::to_string(options_.most.dimension), d);
            dimensions.push_back(static_cast<int>(d.whole_number()));
        }
        shape_ = {dimensions[0], dimensions[1], dimensions[2]};
        rank_ = needed("m", json_kind::whole_number).whole_number();
        try {
            return table_builder(shape_, rank_, options_.order.value_or(w_order::c_transposed),
                                 options_.most.dimension);
        } catch (const malformed& problem) {
            throw malformed(pointer_to("m"), problem.what());
        }
    }

    bool holds_modulo_2_only() const {
        bool has_2 = false, has_others = false;
        if (const json_value* fields = member("fields"); fields && fields->is(json_kind::array))
            for (const json_value field : fields->children()) {
                const bool is_2 = field.is(json_kind::text) && field.text() == "F2";
                (is_2 ? has_2 : has_others) = true;
            }
        return is_true("z2") || (has_2 && !has_others);
    }

    std::size_t rows(factor which) const {
        const auto [m, k, n] = shape_;
        return static_cast<std::size_t>(which == factor::u ? m * k : which == factor::v ? k * n : m * n);
    }

    // Whether forms are lists of {"index", "value"}.
    bool is_reduced() const {
        for (const std::string_view key : fresh_keys)
            if (member(key))
                return true;
        for (const std::string_view key : letters)
            if (const json_value* forms = member(key); forms && forms->is(json_kind::array))
                for (const json_value form : forms->children())
                    if (form.is(json_kind::array) && form.children().begin() != form.children().end())
                        return (*form.children().begin()).is(json_kind::object);
        return false;
    }

    void add(table_builder& builder, factor which, std::size_t product, std::size_t index, json_value value,
             const std::string& pointer) {
        if (value.is(json_kind::whole_number) && value.whole_number() == 0)
            return;
        if (coefficients_left_ == 0)
            throw malformed(pointer,
                            "more than " + std::to_string(options_.most.coefficients) + " coefficients");
        --coefficients_left_;
        const auto r = static_cast<std::int64_t>(product), i = static_cast<std::int64_t>(index);
        if (value.is(json_kind::whole_number))
            builder.add(which, r, i, value.whole_number());
        else
            builder.add(which, r, i, coefficient(value, pointer));
    }

    void read_plain(table_builder& builder, factor which) {
        const auto at = static_cast<std::size_t>(which);
        const json_value* sparse = member(sparse_keys[at]);
        if (sparse && member(letters[at]))
            throw malformed(pointer_to(sparse_keys[at]), "expected " + std::string(letters[at]) + " or " +
                                                             std::string(sparse_keys[at]) + ", got both");
        if (sparse && sparse->is(json_kind::object))
            return read_sparse_by_product(builder, which, *sparse, pointer_to(sparse_keys[at]));
        const std::string pointer = pointer_to(sparse ? sparse_keys[at] : letters[at]);
        const json_value matrix = sparse ? *sparse : needed(letters[at], json_kind::array);
        std::size_t product = 0;
        for (const json_value row : counted(matrix, static_cast<std::size_t>(rank_), "rows", pointer)) {
            const std::string row_pointer = below(pointer, product);
            if (sparse) {
                read_sparse_row(builder, which, product, row, row_pointer);
            } else {
                std::size_t index = 0;
                for (const json_value value : counted(row, rows(which), "coefficients", row_pointer)) {
                    if (!value.is(json_kind::whole_number) || value.whole_number() != 0)
                        add(builder, which, product, index, value, below(row_pointer, index));
                    ++index;
                }
            }
            ++product;
        }
    }

    // {"index": coefficient, ...}
    void read_sparse_row(table_builder& builder, factor which, std::size_t product, json_value row,
                         const std::string& pointer) {
        require(row.is(json_kind::object), pointer, "an object of indices and coefficients", row);
        std::vector<bool> seen(rows(which), false);
        for (auto i = row.children().begin(); i != row.children().end(); ++i) {
            const std::size_t index = key_number((*i).text(), seen.size(), "an index", pointer);
            require_first(seen, index, "the index", pointer);
            add(builder, which, product, index, *++i, below(pointer, index));
        }
    }

    // {"0": {"i": [...], "c": [...]}, ...}
    void read_sparse_by_product(table_builder& builder, factor which, json_value matrix,
                                const std::string& pointer) {
        std::vector<bool> products(static_cast<std::size_t>(rank_), false);
        for (auto i = matrix.children().begin(); i != matrix.children().end(); ++i) {
            const std::size_t product = key_number((*i).text(), products.size(), "a product", pointer);
            require_first(products, product, "the product", pointer);
            const std::string row_pointer = below(pointer, product);
            const auto [indices, values] = two_members(*++i, "i", "c", row_pointer);
            require(indices.is(json_kind::array), row_pointer + "/i", "an array of indices", indices);
            const std::size_t count = indices.children().size();
            auto value = counted(values, count, "coefficients", row_pointer + "/c").begin();
            std::vector<bool> seen(rows(which), false);
            std::size_t at = 0;
            for (const json_value index : indices.children()) {
                require(index.is(json_kind::whole_number) && index.whole_number() >= 0 &&
                            index.whole_number() < static_cast<std::int64_t>(seen.size()),
                        below(row_pointer + "/i", at), "an index below " + std::to_string(seen.size()),
                        index);
                require_first(seen, static_cast<std::size_t>(index.whole_number()), "the index",
                              row_pointer + "/i");
                add(builder, which, product, static_cast<std::size_t>(index.whole_number()), *value,
                    below(row_pointer + "/c", at));
                ++value;
                ++at;
            }
        }
        for (std::size_t product = 0; product < products.size(); ++product)
            if (!products[product])
                throw malformed(pointer, "expected a key '" + std::to_string(product) + '\'');
    }

    // [{"index": i, "value": coefficient}, ...]
    void read_form(form_expander& forms, json_value form, const std::string& pointer) const {
        require(form.is(json_kind::array), pointer, "an array of terms", form);
        std::size_t at = 0;
        for (const json_value term : form.children()) {
            const std::string term_pointer = below(pointer, at++);
            const auto [index, value] = two_members(term, "index", "value", term_pointer);
            require(index.is(json_kind::whole_number) && index.whole_number() >= 0 &&
                        index.whole_number() < forms.variables(),
                    term_pointer + "/index", "a variable below " + std::to_string(forms.variables()), index);
            const number value_of_it = coefficient(value, term_pointer + "/value");
            try {
                forms.add(index.whole_number(), value_of_it);
            } catch (const malformed& problem) {
                throw malformed(term_pointer, problem.what());
            }
        }
    }

    void read_reduced(table_builder& builder, factor which, number_pool& pool, expansion_budget& budget) {
        const auto at = static_cast<std::size_t>(which);
        const bool by_product = which != factor::w;
        const auto products = static_cast<std::size_t>(rank_);
        form_expander forms(static_cast<std::int32_t>(by_product ? rows(which) : products), pool, budget);
        if (member(fresh_keys[at])) {
            std::size_t place = 0;
            for (const json_value form : needed(fresh_keys[at], json_kind::array).children()) {
                read_form(forms, form, below(pointer_to(fresh_keys[at]), place++));
                forms.define_variable();
            }
        }
        const std::string pointer = pointer_to(letters[at]);
        std::int64_t row = 0;
        for (const json_value form : counted(needed(letters[at], json_kind::array),
                                             by_product ? products : rows(which), "forms", pointer)) {
            read_form(forms, form, below(pointer, static_cast<std::size_t>(row)));
            for (const auto& [variable, value] : forms.take()) {
                const std::int64_t product = by_product ? row : variable, index = by_product ? variable : row;
                if (const std::int64_t small = pool.small(value))
                    builder.add(which, product, index, small);
                else
                    builder.add(which, product, index, pool[value]);
            }
            ++row;
        }
    }

    std::string pointer_;
    const reading_options& options_;
    std::size_t coefficients_left_;
    std::map<std::string_view, json_value> members_;
    shape shape_;
    std::int64_t rank_ = 0;
};

std::string_view without_blanks(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text;
}

// An object with a key, or an array of such; but not a notebook, which is JSON, too.
bool recognizes(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    std::string_view text = without_blanks(bytes);
    if (text.starts_with('['))
        text = without_blanks(text.substr(1));
    if (!text.starts_with('{') || !without_blanks(text.substr(1)).starts_with('"'))
        return false;
    return text.find("\"nbformat\"") == std::string_view::npos;
}

void read(std::string_view bytes, const reading_options& options, const table_sink& sink) {
    read_json_objects(bytes, options.most.depth, is_known,
                      [&](const json_document& document) { sink(table_reader(document, options).read()); });
}

} // namespace

const notation flip_graph_json_notation{"json", "JSON of the flip-graph catalogues (n, m, u, v, w)",
                                        recognizes, read};

} // namespace fastmm_tool
