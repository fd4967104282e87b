using System.Text;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Slack.Tests.Webhooks;

/// <summary>Slack's published way to sign, by worked examples, and its handshakes.</summary>
public sealed class SignatureTests
{
    private const string Form =
        "payload=%7B%22type%22%3A%22block_actions%22%2C%22actions%22%3A%5B%7B%22action_id%22%3A%22approve%22%2C%22value%22%3A%22PO-1001%22%7D%5D%7D";
    private const string FormSignature = "v0=50f0c1de8bb7f7f8d35df81bc321411a1c8ba9a954d5dc2c0d14b2f668c4cdb6";
    private const string Challenge =
        """{"token":"x","type":"url_verification","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"}""";
    private const string ChallengeSignature = "v0=a4485ea61a6dcb0a2761257a5e681536b13863ecb60387610e14420f68512240";
    private const long Stamp = 1767225600;

    private readonly ManualTimeProvider time = new(DateTimeOffset.FromUnixTimeSeconds(Stamp));

    [Fact]
    public async Task The_worked_example_of_a_form_is_accepted()
    {
        var verification = await VerifyAsync(Form, FormSignature);

        Assert.Equal(VerificationOutcome.Accepted, verification.Outcome);
        Assert.Equal("SigningSecret", verification.Secret);
    }

    [Theory]
    [InlineData("v0=50f0c1de8bb7f7f8d35df81bc321411a1c8ba9a954d5dc2c0d14b2f668c4cdb7")]
    [InlineData("v1=50f0c1de8bb7f7f8d35df81bc321411a1c8ba9a954d5dc2c0d14b2f668c4cdb6")]
    [InlineData("50f0c1de8bb7f7f8d35df81bc321411a1c8ba9a954d5dc2c0d14b2f668c4cdb6")]
    public async Task Another_signature_is_refused(string signature) =>
        Assert.Equal(VerificationOutcome.Refused, (await VerifyAsync(Form, signature)).Outcome);

    [Theory]
    [InlineData(-300, VerificationOutcome.Accepted)]
    [InlineData(300, VerificationOutcome.Accepted)]
    [InlineData(-301, VerificationOutcome.Refused)]
    [InlineData(301, VerificationOutcome.Refused)]
    public async Task A_stamp_is_of_now_within_five_minutes_either_way(int seconds, VerificationOutcome expected)
    {
        var late = new ManualTimeProvider(DateTimeOffset.FromUnixTimeSeconds(Stamp - seconds));

        Assert.Equal(expected, (await VerifyAsync(Form, FormSignature, clock: late)).Outcome);
    }

    [Theory]
    [InlineData("01767225600")]
    [InlineData("+1767225600")]
    [InlineData("1767225600.0")]
    [InlineData(" 1767225600")]
    public async Task A_stamp_written_otherwise_than_it_was_signed_is_refused(string stamp) =>
        Assert.Equal(VerificationOutcome.Refused, (await VerifyAsync(Form, FormSignature, stamp)).Outcome);

    [Fact]
    public async Task The_challenge_is_answered_after_its_signature_was_checked()
    {
        var good = await VerifyAsync(Challenge, ChallengeSignature);
        var forged = await VerifyAsync(Challenge, FormSignature);

        Assert.Equal(VerificationOutcome.Handshake, good.Outcome);
        Assert.Equal("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P", Encoding.UTF8.GetString(good.Answer!.Body.Span));
        Assert.Equal(200, good.Answer.Status);
        Assert.Equal(VerificationOutcome.Refused, forged.Outcome);
    }

    [Theory]
    [InlineData("token=x&ssl_check=1", VerificationOutcome.Handshake)]
    [InlineData("token=x&ssl_check=0&command=%2Fx", VerificationOutcome.Accepted)]
    [InlineData("""{"type":"event_callback","event":{"type":"message","text":"url_verification"}}""", VerificationOutcome.Accepted)]
    [InlineData("""{"type":"url_verification"}""", VerificationOutcome.Accepted)]
    [InlineData("""{"type":"event_callback","challenge":"x","url_verification":1}""", VerificationOutcome.Accepted)]
    public async Task Only_handshakes_are_handshakes(string body, VerificationOutcome expected)
    {
        var headers = new SlackFixture().Sign(Encoding.UTF8.GetBytes(body), SlackScript.SigningSecret, time.GetUtcNow());

        var verification = await VerifyAsync(body, headers["x-slack-signature"], headers["x-slack-request-timestamp"]);

        Assert.Equal(expected, verification.Outcome);
    }

    private ValueTask<Verification> VerifyAsync(string body, string signature, string? stamp = null, TimeProvider? clock = null)
    {
        var webhook = new RawWebhook(
            Encoding.UTF8.GetBytes(body),
            name =>
                name switch
                {
                    "X-Slack-Signature" => signature,
                    "X-Slack-Request-Timestamp" => stamp ?? "1767225600",
                    _ => null,
                },
            time.GetUtcNow()
        );
        return new SlackWebhookReceiver(clock ?? time).VerifyAsync(
            webhook,
            [new WebhookSecret("SigningSecret", SlackScript.SigningSecret)],
            TestContext.Current.CancellationToken
        );
    }
}
