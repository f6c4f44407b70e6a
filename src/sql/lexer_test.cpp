#include "sql/lexer.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace shale {
namespace {

// The texts of a text's tokens, an open one with "…" behind it.
std::vector<std::string> tokens(std::string_view text, bool escapes = false) {
  std::vector<std::string> found;
  Lexer lexer(text);
  lexer.set_escapes(escapes);
  for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
    found.push_back(std::string(lexer.text_of(token)) + (token.unclosed ? "…" : ""));
  }
  return found;
}

struct LexerCase {
  std::string_view text;
  std::vector<std::string> tokens;
};

TEST(Lexer, CutsAsPostgresDoes) {
  const LexerCase cases[] = {
      {"", {}},
      {" \t\r\n\f", {}},
      {"select 1", {"select", "1"}},
      {"a.b::int", {"a", ".", "b", "::", "int"}},
      {"Größe$1x", {"Größe$1x"}},
      {"'it''s' x", {"'it''s'", "x"}},
      {"'a\\' x", {"'a\\'", "x"}},
      {R"(E'a\' x' y)", {R"(E'a\' x')", "y"}},
      {R"(e'a\\' y)", {R"(e'a\\')", "y"}},
      {R"(N'a' b'01' X'1F' U&'d\0061t' U&"d\0061")",
       {"N'a'", "b'01'", "X'1F'", R"(U&'d\0061t')", R"(U&"d\0061")"}},
      {"type'x'", {"type", "'x'"}},
      {"u & 'x'", {"u", "&", "'x'"}},
      {"'a'\n  'b' c", {"'a'\n  'b'", "c"}},
      {"'a' -- one\n -- two\n 'b'", {"'a' -- one\n -- two\n 'b'"}},
      {"'a' 'b'", {"'a'", "'b'"}},
      {"'a' /* \n */ 'b'", {"'a'", "'b'"}},
      {"E'a'\n'b\\'c'", {"E'a'\n'b\\'c'"}},
      {R"("a""b" "c")", {R"("a""b")", R"("c")"}},
      {"$$a$$ $x$ $$ $y$ $x$ z", {"$$a$$", "$x$ $$ $y$ $x$", "z"}},
      {"$a$b$a$a$", {"$a$b$a$", "a$"}},
      {"a$$b$$", {"a$$b$$"}},
      {"$1$$x$$", {"$1", "$$x$$"}},
      {"$1a$$", {"$1a$$"}},
      {"$ a $1", {"$", "a", "$1"}},
      {"1.5e-3 .5 1..10 1. 0x1F 1_000 12ab$c",
       {"1.5e-3", ".5", "1", "..", "10", "1.", "0x1F", "1_000", "12ab$c"}},
      {"a-b a--b\n-c", {"a", "-", "b", "a", "-", "c"}},
      {"a<-1 a@-1 a=+-1", {"a", "<", "-", "1", "a", "@-", "1", "a", "=", "+", "-", "1"}},
      {"a+/* x */b", {"a", "+", "b"}},
      {"*/*x*/*", {"*", "*"}},
      {"/*/* a */*/ b /***/ c /*/ */ d", {"b", "c", "d"}},
      {"a := b => c", {"a", ":=", "b", "=>", "c"}},
      {"-- a\r b", {"b"}},
      {"\\x \x01{", {"\\", "x", "\x01", "{"}},
  };
  for (const LexerCase& c : cases) EXPECT_EQ(tokens(c.text), c.tokens) << c.text;
}

TEST(Lexer, MarksWhatIsLeftOpen) {
  const LexerCase cases[] = {
      {"a 'b", {"a", "'b…"}},
      {"a 'b''", {"a", "'b''…"}},
      {"'a'\n'b", {"'a'\n'b…"}},
      {"E'a\\", {"E'a\\…"}},
      {"E'a\\'", {"E'a\\'…"}},
      {"\"a\"\"", {"\"a\"\"…"}},
      {"$a$ $A$", {"$a$ $A$…"}},
      {"$$", {"$$…"}},
      {"/* /* */", {"/* /* */…"}},
      {"a /*", {"a", "/*…"}},
      {"/", {"/"}},
  };
  for (const LexerCase& c : cases) EXPECT_EQ(tokens(c.text), c.tokens) << c.text;
}

TEST(Lexer, EscapesInPlainStringsWhereTheSessionSaysSo) {
  EXPECT_EQ(tokens(R"('a\' b')", true), std::vector<std::string>{R"('a\' b')"});
  EXPECT_EQ(tokens(R"(N'a\' b')", true), std::vector<std::string>{R"(N'a\' b')"});
  EXPECT_EQ(tokens(R"(B'\' U&'\')", true), (std::vector<std::string>{R"(B'\')", R"(U&'\')"}));
}

TEST(Lexer, IsLinearInSigns) {
  const std::string signs(1 << 17, '+');
  EXPECT_EQ(tokens(signs).size(), signs.size());
}

TEST(IsWord, IgnoresTheCaseOfAsciiOnly) {
  EXPECT_TRUE(is_word("SeLeCt", "select"));
  EXPECT_FALSE(is_word("selects", "select"));
  EXPECT_FALSE(is_word("\xC1", "\xE1"));
}

}  // namespace
}  // namespace shale
