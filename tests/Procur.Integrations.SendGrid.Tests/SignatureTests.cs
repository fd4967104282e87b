using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.SendGrid.Tests;

/// <summary>The signed event webhook: SendGrid's own worked example, keys, and reading.</summary>
public sealed class SignatureTests
{
    private const string Key =
        "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEXTphZc7NSydBHxDWUjekWZbR/3oLtKnuB+sH3CCNu2IZkae9OkmWMiu8/6frbZaukMYHWKGg3Tv2529v20eTjg==";
    private const string Stamp = "1767225600";
    private const string Body =
        "[{\"email\":\"a@example.com\",\"timestamp\":1767225600,\"smtp-id\":\"<x@y>\",\"event\":\"delivered\",\"sg_event_id\":\"ZXZ0MQ\",\"sg_message_id\":\"msg1.filter001.0\"}]\r\n";
    private const string Signature = "MEUCIEf7xFu5NSVfbKBgte9K/72f+0e8EF6R/1ia9LqTIulNAiEA4ZGkV8PDlSD0yZddzjRzbCShDYbL7N23NLT47k1FmM0=";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Body, true)]
    [InlineData("", false)]
    public async Task The_published_example_is_accepted_with_its_line_break_and_refused_without(string body, bool isTrue)
    {
        var outcome = await VerifyAsync(body.Length == 0 ? Body.Trim() : body, Stamp, Signature, Key);

        Assert.Equal(isTrue ? VerificationOutcome.Accepted : VerificationOutcome.Refused, outcome);
    }

    [Fact]
    public async Task A_key_may_be_pasted_as_PEM()
    {
        var pem = $"-----BEGIN PUBLIC KEY-----\n{Key[..64]}\n{Key[64..]}\n-----END PUBLIC KEY-----\n";

        Assert.Equal(VerificationOutcome.Accepted, await VerifyAsync(Body, Stamp, Signature, pem));
    }

    [Fact]
    public async Task A_signature_in_the_platforms_own_format_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var publicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());
        var signed = Encoding.UTF8.GetBytes(Stamp + Body);
        var der = Convert.ToBase64String(key.SignData(signed, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        var bare = Convert.ToBase64String(key.SignData(signed, HashAlgorithmName.SHA256));

        Assert.Equal(VerificationOutcome.Accepted, await VerifyAsync(Body, Stamp, der, publicKey));
        Assert.Equal(VerificationOutcome.Refused, await VerifyAsync(Body, Stamp, bare, publicKey));
    }

    [Fact]
    public async Task Many_at_once_are_verified_by_one_receiver()
    {
        var receiver = Receiver();
        WebhookSecret[] secrets = [new("key", Key)];
        var good = Webhook(Body, Stamp, Signature);
        var bad = Webhook(Body, "1767225601", Signature);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 500),
            Token,
            async (i, token) =>
            {
                var verification = await receiver.VerifyAsync(i % 2 == 0 ? good : bad, secrets, token);
                Assert.Equal(i % 2 == 0 ? VerificationOutcome.Accepted : VerificationOutcome.Refused, verification.Outcome);
            }
        );
    }

    [Theory]
    [InlineData("no key")]
    [InlineData("MFkwEwYHKoZIzj0CAQYI")]
    [InlineData("MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAE")]
    public async Task What_is_no_key_on_the_curve_is_told_among_the_settings_problems_and_verifies_nothing(string key)
    {
        await using var standIn = StandIn.Start();
        await using var host = SendGridScript.Host(standIn, settings: ("WebhookPublicKey", key));

        var e = await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IEmailSender>().SendAsync(SendGridScript.Mail(), Token));

        Assert.Equal(IntegrationErrorKind.NotConfigured, e.Kind);
        Assert.Contains("WebhookPublicKey", e.Message, StringComparison.Ordinal);
        Assert.Equal(VerificationOutcome.Refused, await VerifyAsync(Body, Stamp, Signature, key));
    }

    [Fact]
    public async Task A_key_with_something_after_it_is_none()
    {
        var longer = Convert.ToBase64String([.. Convert.FromBase64String(Key), 0]);

        Assert.Equal(VerificationOutcome.Refused, await VerifyAsync(Body, Stamp, Signature, longer));
    }

    [Fact]
    public void A_key_on_another_curve_is_none()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        var options = new SendGridOptions { ApiKey = "SG.x", WebhookPublicKey = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()) };

        Assert.Contains(SendGridIntegration.Definition.Validate!(options), problem => problem.Contains("P-256", StringComparison.Ordinal));
    }

    [Fact]
    public void The_secrets_are_the_key_and_the_one_before_it()
    {
        var receiver = Receiver();

        Assert.Empty(receiver.SecretsOf(new SendGridOptions()));
        Assert.Equal(
            ["WebhookPublicKey", "PreviousWebhookPublicKey"],
            receiver.SecretsOf(new SendGridOptions { WebhookPublicKey = Key, PreviousWebhookPublicKey = "x" }).Select(secret => secret.Name)
        );
    }

    [Fact]
    public void A_batch_is_read_event_by_event_each_with_its_own_bytes_and_id()
    {
        const string first = """{"email":"a@example.com","event":"open","sg_event_id":"1"}""";
        const string second = """{"email":"b@example.com","event":"click","url":"https://x.example/","sg_event_id":"2"}""";
        const string third = """{"email":"c@example.com","event":"open"}""";

        var events = Receiver().Read(Webhook($"[{first},\r\n {second} ,{third},{third}, 7]\r\n", Stamp, Signature)).ToList();

        Assert.Equal([first, second, third, third, "7"], events.Select(one => one.Raw.GetText()));
        Assert.Equal(["1", "2"], events.Take(2).Select(one => one.Id));
        Assert.Equal(events[2].Id, events[3].Id);
        Assert.Equal(64, events[2].Id.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[{]")]
    [InlineData("<html>")]
    public void What_is_no_list_is_a_protocol_failure_without_its_words(string body)
    {
        var e = Assert.Throws<IntegrationException>(() => Receiver().Read(Webhook(body, Stamp, Signature)).ToList());

        Assert.Equal(IntegrationErrorKind.Protocol, e.Kind);
        Assert.IsNotType<JsonException>(e.InnerException);
    }

    private static SendGridWebhookReceiver Receiver() => new(new ManualTimeProvider(DateTimeOffset.FromUnixTimeSeconds(1767225600)));

    private static RawWebhook Webhook(string body, string stamp, string signature) =>
        new(
            Encoding.UTF8.GetBytes(body),
            name =>
                name switch
                {
                    "X-Twilio-Email-Event-Webhook-Timestamp" => stamp,
                    "X-Twilio-Email-Event-Webhook-Signature" => signature,
                    _ => null,
                },
            DateTimeOffset.FromUnixTimeSeconds(1767225600)
        );

    private static async Task<VerificationOutcome> VerifyAsync(string body, string stamp, string signature, string key) =>
        (await Receiver().VerifyAsync(Webhook(body, stamp, signature), [new WebhookSecret("key", key)], Token)).Outcome;
}
