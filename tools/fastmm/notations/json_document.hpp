// SPDX-FileCopyrightText: 2026 The fastmm authors
// SPDX-License-Identifier: BSD-3-Clause

// JSON with exact numbers, in 8 bytes a number: the values of an object in the order of its text. Nothing of a text is
// followed deeper than a limit, and values that nobody asked for are not kept.

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace fastmm_tool {

enum class json_kind { null, boolean, whole_number, other_number, text, array, object, key };

/// "an array", for messages.
std::string_view to_string(json_kind kind);

class json_value;

/// An object of a text. Values stand in the order of the text, children behind their parents.
class json_document {
public:
    /// The object itself, whose pointer is `pointer`: empty, or "/3" where the text is an array of objects.
    json_value root() const;
    const std::string& pointer() const { return pointer_; }

    // For the parser.
    std::size_t open(json_kind kind);
    void close(std::size_t place);
    void add_simple(json_kind kind, bool value);
    void add_whole_number(std::int64_t value);
    void add_text(json_kind kind, std::string_view text);
    void restart(std::string pointer);

private:
    friend class json_value;
    friend class json_children;

    struct piece {
        std::size_t first;
        std::size_t length;
    };

    void add(json_kind kind, std::int64_t payload);

    std::vector<std::int64_t> values_; // 8 * payload + kind
    std::vector<piece> pieces_;
    std::string characters_;
    std::string pointer_;
};

/// The children of an array or an object; those of an object are a key, its value, the next key, and so on.
class json_children {
public:
    class iterator {
    public:
        iterator(const json_document* document, std::size_t place) : document_(document), place_(place) {}
        json_value operator*() const;
        iterator& operator++();
        friend bool operator==(const iterator& x, const iterator& y) { return x.place_ == y.place_; }

    private:
        const json_document* document_;
        std::size_t place_;
    };

    json_children(const json_document* document, std::size_t first, std::size_t last)
        : document_(document), first_(first), last_(last) {}
    iterator begin() const { return {document_, first_}; }
    iterator end() const { return {document_, last_}; }
    /// Time: linear.
    std::size_t size() const;

private:
    const json_document* document_;
    std::size_t first_, last_;
};

/// A value of a document; valid as long as the document is.
class json_value {
public:
    json_value(const json_document* document, std::size_t place) : document_(document), place_(place) {}

    json_kind kind() const { return static_cast<json_kind>(document_->values_[place_] & 7); }
    bool is(json_kind wanted) const { return kind() == wanted; }
    /// Requires: a boolean.
    bool boolean() const { return payload() != 0; }
    /// Requires: a whole number; those beyond 61 bits are other numbers.
    std::int64_t whole_number() const { return payload(); }
    /// Requires: a text or a key, unescaped; or an other number, as it was written.
    std::string_view text() const;
    /// Requires: an array or an object.
    json_children children() const;

private:
    friend class json_children::iterator;

    std::int64_t payload() const { return document_->values_[place_] >> 3; }
    std::size_t next() const {
        return is(json_kind::array) || is(json_kind::object) ? static_cast<std::size_t>(payload())
                                                             : place_ + 1;
    }

    const json_document* document_;
    std::size_t place_;
};

inline json_value json_children::iterator::operator*() const {
    return {document_, place_};
}

inline json_children::iterator& json_children::iterator::operator++() {
    place_ = json_value(document_, place_).next();
    return *this;
}

/// Reads a text that is one object, or an array of objects, and gives each as soon as it is read. Of an object, the values
/// of those keys are kept that `keeps` is true of. Throws malformed, with line and column, where the text is no JSON, where
/// brackets are nested deeper than `most_depth`, or where an object has a key twice.
void read_json_objects(std::string_view text, int most_depth,
                       const std::function<bool(std::string_view key)>& keeps,
                       const std::function<void(const json_document&)>& each);

} // namespace fastmm_tool
