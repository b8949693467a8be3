// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

#include "notations/json_document.hpp"

#include "exact/malformed.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <iterator>
#include <unordered_set>
#include <utility>

namespace fastmm_tool {

namespace {

// Tells how far the text has been read, which nlohmann's events do not.
struct counting_iterator {
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    const char* at;
    const char** furthest;

    reference operator*() const { return *at; }
    counting_iterator& operator++() {
        *furthest = ++at;
        return *this;
    }
    counting_iterator operator++(int) {
        const counting_iterator before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const counting_iterator& x, const counting_iterator& y) { return x.at == y.at; }
};

// Is told of the values one after another; its functions have the names that nlohmann's parser calls.
class object_reader {
public:
    object_reader(std::string_view text, const char* const* furthest, int most_depth,
                  const std::function<bool(std::string_view)>& keeps,
                  const std::function<void(const json_document&)>& each)
        : text_(text), furthest_(furthest), most_depth_(most_depth), keeps_(keeps), each_(each) {}

    bool null() {
        return value(json_kind::null, [&] { document_.add_simple(json_kind::null, false); });
    }
    bool boolean(bool truth) {
        return value(json_kind::boolean, [&] { document_.add_simple(json_kind::boolean, truth); });
    }
    bool number_integer(std::int64_t number) {
        return value(json_kind::whole_number, [&] { document_.add_whole_number(number); });
    }
    bool number_unsigned(std::uint64_t number) {
        if (std::in_range<std::int64_t>(number))
            return number_integer(static_cast<std::int64_t>(number));
        return value(json_kind::other_number,
                     [&] { document_.add_text(json_kind::other_number, std::to_string(number)); });
    }
    bool number_float(double, const std::string& written) {
        return value(json_kind::other_number, [&] {
            std::string text = written;
            for (char& c : text) // The locale's decimal point.
                if (std::string_view("0123456789+-eE").find(c) == std::string_view::npos)
                    c = '.';
            document_.add_text(json_kind::other_number, text);
        });
    }
    bool string(const std::string& text) {
        return value(json_kind::text, [&] { document_.add_text(json_kind::text, text); });
    }
    bool binary(const std::vector<std::uint8_t>&) { return false; }

    bool start_object(std::size_t) { return start(json_kind::object); }
    bool start_array(std::size_t) { return start(json_kind::array); }
    bool end_object() { return end(); }
    bool end_array() { return end(); }

    bool key(const std::string& name) {
        if (depth_ == object_depth_) {
            if (!keys_.insert(name).second)
                throw malformed(here(),
                                "the key " + fastmm_tool::in_quotes(name) + " stands twice in an object");
            skips_ = !keeps_(name);
        }
        if (!skips_)
            document_.add_text(json_kind::key, name);
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& problem) {
        // "[json.exception...] parse error at line 1, column 2: syntax error while parsing value - REASON; last read: ..."
        std::string_view reason = problem.what();
        if (const std::size_t dash = reason.find(" - "); dash != std::string_view::npos)
            reason.remove_prefix(dash + 3);
        else if (const std::size_t bracket = reason.find("] "); bracket != std::string_view::npos)
            reason.remove_prefix(bracket + 2);
        reason = reason.substr(0, reason.find("; last read"));
        if (reason.starts_with("number overflow"))
            reason = "a number is too large";
        throw malformed(place_in(text_, position == 0 ? 0 : position - 1), "no JSON: " + std::string(reason));
    }

private:
    std::string here() const {
        const auto read = static_cast<std::size_t>(*furthest_ - text_.data());
        return place_in(text_, read == 0 ? 0 : read - 1);
    }

    bool is_inside() const { return object_depth_ > 0 && depth_ >= object_depth_; }

    void refuse_outside(json_kind kind) const {
        throw malformed(here(), "expected a factorization, an object, got " + std::string(to_string(kind)));
    }

    template <class Add>
    bool value(json_kind kind, const Add& add) {
        if (!is_inside())
            refuse_outside(kind);
        if (!skips_)
            add();
        if (depth_ == object_depth_)
            skips_ = false;
        return true;
    }

    bool start(json_kind kind) {
        if (depth_ == most_depth_)
            throw malformed(here(), "brackets are nested deeper than " + std::to_string(most_depth_));
        ++depth_;
        if (is_inside() && depth_ > object_depth_) {
            if (!skips_)
                open_.push_back(document_.open(kind));
        } else if (kind == json_kind::object) {
            object_depth_ = depth_;
            keys_.clear();
            document_.restart(depth_ == 1 ? "" : '/' + std::to_string(objects_));
            open_.push_back(document_.open(kind));
        } else if (depth_ > 1) {
            refuse_outside(kind);
        }
        return true;
    }

    bool end() {
        if (depth_ == object_depth_) {
            document_.close(open_.back());
            open_.pop_back();
            ++objects_;
            object_depth_ = 0;
            each_(document_);
        } else if (object_depth_ > 0) {
            if (!skips_) {
                document_.close(open_.back());
                open_.pop_back();
            }
        } else if (objects_ == 0) {
            throw malformed(here(), "expected a factorization, an object, got an empty array");
        }
        --depth_;
        if (depth_ == object_depth_)
            skips_ = false;
        return true;
    }

    std::string_view text_;
    const char* const* furthest_;
    int most_depth_;
    const std::function<bool(std::string_view)>& keeps_;
    const std::function<void(const json_document&)>& each_;

    json_document document_;
    std::unordered_set<std::string> keys_; // of the object being read
    std::vector<std::size_t> open_;
    int depth_ = 0;
    int object_depth_ = 0; // 0: outside an object
    std::size_t objects_ = 0;
    bool skips_ = false;
};

} // namespace

std::string_view to_string(json_kind kind) {
    constexpr std::array<std::string_view, 8> names{"null",   "true or false", "a whole number", "a number",
                                                    "a text", "an array",      "an object",      "a key"};
    return names[static_cast<std::size_t>(kind)];
}

json_value json_document::root() const {
    return {this, 0};
}

void json_document::add(json_kind kind, std::int64_t payload) {
    values_.push_back(payload * 8 + static_cast<std::int64_t>(kind));
}

std::size_t json_document::open(json_kind kind) {
    add(kind, 0);
    return values_.size() - 1;
}

void json_document::close(std::size_t place) {
    values_[place] += static_cast<std::int64_t>(values_.size()) * 8;
}

void json_document::add_simple(json_kind kind, bool value) {
    add(kind, value ? 1 : 0);
}

void json_document::add_whole_number(std::int64_t value) {
    constexpr std::int64_t most = std::int64_t(1) << 60;
    if (value > -most && value < most)
        add(json_kind::whole_number, value);
    else
        add_text(json_kind::other_number, std::to_string(value));
}

void json_document::add_text(json_kind kind, std::string_view text) {
    add(kind, static_cast<std::int64_t>(pieces_.size()));
    pieces_.push_back({characters_.size(), text.size()});
    characters_ += text;
}

void json_document::restart(std::string pointer) {
    values_.clear();
    pieces_.clear();
    characters_.clear();
    pointer_ = std::move(pointer);
}

std::size_t json_children::size() const {
    std::size_t count = 0;
    for (auto i = begin(); i != end(); ++i)
        ++count;
    return count;
}

std::string_view json_value::text() const {
    const auto [first, length] = document_->pieces_[static_cast<std::size_t>(payload())];
    return std::string_view(document_->characters_).substr(first, length);
}

json_children json_value::children() const {
    return {document_, place_ + 1, static_cast<std::size_t>(payload())};
}

void read_json_objects(std::string_view text, int most_depth,
                       const std::function<bool(std::string_view key)>& keeps,
                       const std::function<void(const json_document&)>& each) {
    const char* const last = text.data() + text.size();
    const char* furthest = text.data();
    object_reader reader(text, &furthest, most_depth, keeps, each);
    nlohmann::json::sax_parse(counting_iterator{text.data(), &furthest}, counting_iterator{last, &furthest},
                              &reader);
}

} // namespace fastmm_tool
