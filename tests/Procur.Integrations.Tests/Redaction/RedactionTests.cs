using System.Text;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Tests.Tokens;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Redaction;

/// <summary>What a service echoes is scrubbed before anyone reads it.</summary>
public sealed class RedactionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, int> SecretForms =>
        new()
        {
            // form, what is sent, how much of it is somebody else's
            { "plain", DemoHost.ApiKey, 0 },
            { "in another case", DemoHost.ApiKey.ToUpperInvariant(), 0 },
            { "URL-encoded", Uri.EscapeDataString(DemoHost.ApiKey), 0 },
            { "form-encoded in lower case", Uri.EscapeDataString(DemoHost.ApiKey).ToLowerInvariant(), 0 },
            { "base64", Base64(DemoHost.ApiKey), 0 },
            { "base64 without padding", Base64(DemoHost.ApiKey).TrimEnd('='), 0 },
            { "base64url", Base64(DemoHost.ApiKey).TrimEnd('=').Replace('+', '-').Replace('/', '_'), 0 },
            { "Basic as the user", Base64(DemoHost.ApiKey + ":"), 0 },
            { "Basic as the user of a password", Base64(DemoHost.ApiKey + ":x"), 0 },
            { "Basic as the password", Base64("me:" + DemoHost.ApiKey), 4 },
            { "Basic as the password of another user", Base64("user:" + DemoHost.ApiKey), 6 },
            { "Basic as the password of a third", Base64("admin:" + DemoHost.ApiKey), 8 },
            { "hex", Convert.ToHexString(Encoding.UTF8.GetBytes(DemoHost.ApiKey)), 0 },
            { "hex in lower case", Convert.ToHexStringLower(Encoding.UTF8.GetBytes(DemoHost.ApiKey)), 0 },
        };

    [Theory]
    [MemberData(nameof(SecretForms))]
    public async Task A_secret_is_known_in_every_form(string form, string text, int others)
    {
        var e = await FailAsync($"You sent '{text}' as {form}, which we do not know");

        // No run of what was sent is left that would tell it, whatever stood around it.
        Assert.All(Runs(text[others..], 8), run => Assert.DoesNotContain(run, e.ProviderMessage!, StringComparison.Ordinal));
        Assert.All(Runs(text[others..], 8), run => Assert.DoesNotContain(run, e.ToString(), StringComparison.Ordinal));
        Assert.Contains("which we do not know", e.ProviderMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("jane.doe+x@example.com")]
    [InlineData("o'neil@mail.example.co.ke")]
    [InlineData("jürgen@beispiel.example")]
    [InlineData("+254 712 345 678")]
    [InlineData("254712345678")]
    [InlineData("0712-345-678")]
    [InlineData("+1 (555) 123-4567")]
    [InlineData("(020) 123 4567")]
    [InlineData("4242 4242 4242 4242")]
    [InlineData("4242-4242-4242-4242")]
    [InlineData("4242.4242.4242.4242")]
    [InlineData("5555555555554444")]
    [InlineData("+254/712/345678")]
    public async Task Mail_addresses_and_phone_and_card_numbers_are_taken_out(string personal)
    {
        var e = await FailAsync($"Cannot reach {personal} today");

        Assert.Equal("Cannot reach *** today", e.ProviderMessage!.Replace("(***", "***", StringComparison.Ordinal));
        Assert.DoesNotContain(personal, e.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Amount must be at least 50 and at most 999999.")]
    [InlineData("No such payment_intent: 'pi_3Nabc'")]
    [InlineData("Line 12, column 4: unexpected token")]
    public async Task Other_words_are_left_as_they_are(string words) => Assert.Equal(words, (await FailAsync(words)).ProviderMessage);

    [Fact]
    public async Task A_token_is_a_secret_too()
    {
        await using var standIn = StandIn.Start(Reply.Json("{}", 400));
        await using var host = DemoHost.Create(
            standIn,
            new DemoProvider
            {
                Tokens = _ => new CountingGrant(),
                ReadFailure = _ => new Failure(IntegrationErrorKind.Validation, "bad token-1", "token-1 is bad"),
            }
        );

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Read(), Token));

        Assert.Equal("*** is bad", e.ProviderMessage);
        Assert.Equal("bad ***", e.ProviderCode);
        Assert.DoesNotContain("token-1", host.Audit.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rotated_key_is_still_a_secret_of_the_call_that_used_it()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(
            standIn,
            new DemoProvider { ReadFailure = _ => new Failure(IntegrationErrorKind.Validation, null, $"bad key {DemoHost.ApiKey}") }
        );
        standIn.Always(_ =>
        {
            host.Set("Integrations:Demo:ApiKey", "another-key");
            return Reply.Json("{}", 400);
        });

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Read(), Token));

        Assert.Equal("bad key ***", e.ProviderMessage);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static IEnumerable<string> Runs(string text, int length) =>
        Enumerable.Range(0, Math.Max(0, text.Length - length + 1)).Select(start => text.Substring(start, length));

    private static async Task<IntegrationException> FailAsync(string words)
    {
        await using var standIn = StandIn.Start(Reply.Json("{}", 400));
        await using var host = DemoHost.Create(
            standIn,
            new DemoProvider { ReadFailure = _ => new Failure(IntegrationErrorKind.Validation, null, words) }
        );
        return await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Read(), Token));
    }
}
