using System.Text.Json;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Tests.Abstractions;

/// <summary>Requests, raw answers and chat texts.</summary>
public sealed class RecordTests
{
    [Fact]
    public void A_request_has_one_key_from_its_first_use_on_whoever_asks()
    {
        var request = new PaymentRequest { Amount = new Money(1, "KES") };
        var keys = new string[64];

        Parallel.For(0, keys.Length, i => keys[i] = request.IdempotencyKey);

        Assert.Single(keys.Distinct());
        Assert.InRange(keys[0].Length, 16, 255);
        Assert.NotEqual(keys[0], new PaymentRequest { Amount = new Money(1, "KES") }.IdempotencyKey);
    }

    [Fact]
    public void A_changed_copy_is_another_intent_of_the_same_name()
    {
        var options = new JsonObject { ["on_behalf_of"] = "acct_1" };
        var request = new PaymentRequest
        {
            Amount = new Money(1, "KES"),
            OperationKey = "pay 17",
            IdempotencyKey = "mine",
            ProviderOptions = options,
        };

        var copy = request with { Amount = new Money(2, "KES") };

        Assert.Equal("mine", request.IdempotencyKey);
        Assert.NotEqual("mine", copy.IdempotencyKey);
        Assert.Equal("pay 17", copy.OperationKey);
        Assert.Same(options, copy.ProviderOptions);
    }

    [Fact]
    public void A_copy_may_be_given_the_key_of_its_original() =>
        Assert.Equal("mine", (new PaymentRequest { Amount = new Money(1, "KES") } with { IdempotencyKey = "mine" }).IdempotencyKey);

    [Fact]
    public void A_request_is_written_out_without_what_it_holds()
    {
        var message = new ChatMessage
        {
            To = ChatTarget.Email("canary@example.com"),
            Text = "canary",
            OperationKey = "tell 17",
        };

        Assert.Equal("ChatMessage tell 17", message.ToString());
        Assert.Equal("EmailTarget", message.To.ToString());
        Assert.Equal($"PaymentRequest {KeyOf(out var request)}", request.ToString());
    }

    [Fact]
    public void A_raw_answer_is_parsed_when_asked_and_kept()
    {
        var raw = new RawJson("""{"id":"a","n":1}"""u8.ToArray());

        Assert.Equal("a", raw.Element.GetProperty("id").GetString());
        Assert.Equal("""{"id":"a","n":1}""", raw.GetText());
        Assert.Equal("RawJson (16 bytes)", raw.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("""{"id":"a" """)]
    public void What_is_no_json_is_undefined_and_keeps_its_bytes(string text)
    {
        var raw = new RawJson(System.Text.Encoding.UTF8.GetBytes(text));

        Assert.Equal(JsonValueKind.Undefined, raw.Element.ValueKind);
        Assert.Equal(text, raw.GetText());
        Assert.Equal(JsonValueKind.Undefined, RawJson.Empty.Element.ValueKind);
    }

    [Fact]
    public void A_chat_text_is_made_of_pieces_that_keep_what_they_are()
    {
        ChatText text = "Hello <@U1> & ";

        text += ChatText.User("U2") + " see " + ChatText.Link(new Uri("https://example.com/a?b=c d"), "this <link>");
        text = text.Add(ChatText.Bold("bold")).Add(ChatText.Italic("slant")).Add(ChatText.Code("x = 1")).Add(ChatText.Channel("C1"));
        text += ChatText.Everyone();

        Assert.Equal(
            [
                new ChatSpan(ChatSpanKind.Plain, "Hello <@U1> & "),
                new ChatSpan(ChatSpanKind.User, "U2", "U2"),
                new ChatSpan(ChatSpanKind.Plain, " see "),
                new ChatSpan(ChatSpanKind.Link, "this <link>", "https://example.com/a?b=c%20d"),
                new ChatSpan(ChatSpanKind.Bold, "bold"),
                new ChatSpan(ChatSpanKind.Italic, "slant"),
                new ChatSpan(ChatSpanKind.Code, "x = 1"),
                new ChatSpan(ChatSpanKind.Channel, "C1", "C1"),
                new ChatSpan(ChatSpanKind.Everyone, "everyone"),
            ],
            text.Spans
        );
        Assert.Equal("Hello <@U1> & U2 see this <link>boldslantx = 1C1everyone", text.ToString());
        Assert.Throws<ArgumentNullException>(() => ChatText.FromString(null!));
    }

    private static string KeyOf(out PaymentRequest request) =>
        (request = new PaymentRequest { Amount = new Money(1, "KES") }).IdempotencyKey;
}
