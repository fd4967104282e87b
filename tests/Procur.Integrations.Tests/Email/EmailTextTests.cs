namespace Procur.Integrations.Tests.Email;

public sealed class EmailTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("<p>Hello  <b>Ann</b>,</p>\n<p>it is\nready.</p>", "Hello Ann,\nit is ready.")]
    [InlineData("a<br>b<br/>c", "a\nb\nc")]
    [InlineData("<ul><li>one</li><li>two</li></ul>", "- one\n- two")]
    [InlineData("<a href=\"https://x.example/?a=1&amp;b=2\">Open</a> it", "Open (https://x.example/?a=1&b=2) it")]
    [InlineData("<a href='https://x.example/'>https://x.example/</a>", "https://x.example/")]
    [InlineData("<a href=\"#top\">Up</a>", "Up")]
    [InlineData("10 &lt; 20 &amp; &quot;q&quot; &uuml;", "10 < 20 & \"q\" ü")]
    [InlineData("<style>p{color:red}</style><script>alert('<p>')</script>x", "x")]
    [InlineData("<head><title>T</title></head><body>x</body>", "x")]
    [InlineData("a<!-- <p>no</p> -->b", "ab")]
    [InlineData("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n3")]
    [InlineData("<h1>Title</h1>text", "Title\ntext")]
    [InlineData("open <b", "open")]
    [InlineData("<!-- open", "")]
    [InlineData("<script>open", "")]
    [InlineData("<a href=", "")]
    [InlineData("<a href=\"https://x", "")]
    public void Html_becomes_what_a_person_would_read(string html, string text) => Assert.Equal(text, EmailText.FromHtml(html));
}
