using System.Text;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.DocuSign.Tests;

/// <summary>Connect's signatures, by vectors made with another implementation, and its messages.</summary>
public sealed class SignatureVectorTests
{
    private const string Body =
        """{"event":"envelope-completed","apiVersion":"v2.1","uri":"/restapi/v2.1/accounts/acc/envelopes/env","retryCount":0,"configurationId":10185,"generatedDateTime":"2026-01-01T00:00:00.0000000Z","data":{"accountId":"acc","envelopeId":"a9f0c0de-0000-4000-8000-000000000001"}}""";
    private const string First = "yTxF+FhE5w/ZN/Q+VzNLRfVL2WwmgZCyLOBVLZ6WJU0=";
    private const string Second = "aNtig2Ph0Q8/HRwB8gnD/uJDuDOHrnMLnxteh+PyJGg=";

    private static readonly WebhookSecret Key1 = new("ConnectKey", "dGVzdC1jb25uZWN0LWtleS0x");
    private static readonly WebhookSecret Key2 = new("PreviousConnectKey", "dGVzdC1jb25uZWN0LWtleS0y");

    [Fact]
    public async Task Either_key_is_enough_in_whatever_order_the_headers_are()
    {
        Assert.Equal("ConnectKey", (await VerifyAsync([Key1], First, Second)).Secret);
        Assert.Equal("PreviousConnectKey", (await VerifyAsync([Key2], First, Second)).Secret);
        Assert.Equal("ConnectKey", (await VerifyAsync([Key1, Key2], Second, First)).Secret);
        Assert.Equal("PreviousConnectKey", (await VerifyAsync([Key1, Key2], "", "", Second)).Secret);
    }

    [Fact]
    public async Task A_key_that_was_decoded_or_lost_its_last_sign_is_another_key()
    {
        var decoded = new WebhookSecret("decoded", Encoding.UTF8.GetString(Convert.FromBase64String("dGVzdC1jb25uZWN0LWtleS0x")));
        var cut = new WebhookSecret("cut", "dGVzdC1jb25uZWN0LWtleS0");

        Assert.Equal(VerificationOutcome.Refused, (await VerifyAsync([decoded, cut], First, Second)).Outcome);
    }

    [Fact]
    public void A_message_is_known_by_what_tells_it_from_others_and_a_retry_is_the_same()
    {
        var told = Read(Body);
        var again = Read(Body.Replace("\"retryCount\":0", "\"retryCount\":3", StringComparison.Ordinal));
        var later = Read(Body.Replace("00:00:00.0", "00:00:01.0", StringComparison.Ordinal));

        Assert.Equal(told.Id, again.Id);
        Assert.NotEqual(told.Id, later.Id);
        Assert.IsType<DocuSignEnvelopeCompleted>(told);
        Assert.Equal(EnvelopeStatus.Completed, told.Envelope.Status);
        Assert.Equal("a9f0c0de-0000-4000-8000-000000000001", told.Envelope.Id);
        Assert.Equal("acc", told.AccountId);
    }

    [Theory]
    [InlineData("envelope-sent", SignatureEventKind.Sent, EnvelopeStatus.Sent)]
    [InlineData("envelope-delivered", SignatureEventKind.Delivered, EnvelopeStatus.Delivered)]
    [InlineData("envelope-declined", SignatureEventKind.Declined, EnvelopeStatus.Declined)]
    [InlineData("envelope-voided", SignatureEventKind.Voided, EnvelopeStatus.Voided)]
    [InlineData("recipient-sent", SignatureEventKind.RecipientSent, EnvelopeStatus.Unrecognized)]
    [InlineData("recipient-delivered", SignatureEventKind.RecipientDelivered, EnvelopeStatus.Unrecognized)]
    [InlineData("recipient-completed", SignatureEventKind.RecipientCompleted, EnvelopeStatus.Unrecognized)]
    [InlineData("recipient-declined", SignatureEventKind.RecipientDeclined, EnvelopeStatus.Unrecognized)]
    [InlineData("recipient-autoresponded", SignatureEventKind.RecipientFailed, EnvelopeStatus.Unrecognized)]
    [InlineData("envelope-tomorrow", SignatureEventKind.Unrecognized, EnvelopeStatus.Unrecognized)]
    public void Each_event_says_what_happened(string word, SignatureEventKind kind, EnvelopeStatus status)
    {
        var told = Read(Body.Replace("envelope-completed", word, StringComparison.Ordinal));

        Assert.Equal((kind, status, word), (told.Kind, told.Envelope.Status, told.Type));
    }

    [Theory]
    [InlineData("created", EnvelopeStatus.Draft)]
    [InlineData("processing", EnvelopeStatus.Processing)]
    [InlineData("sent", EnvelopeStatus.Sent)]
    [InlineData("delivered", EnvelopeStatus.Delivered)]
    [InlineData("signed", EnvelopeStatus.Signed)]
    [InlineData("completed", EnvelopeStatus.Completed)]
    [InlineData("declined", EnvelopeStatus.Declined)]
    [InlineData("voided", EnvelopeStatus.Voided)]
    [InlineData("timedout", EnvelopeStatus.Expired)]
    [InlineData("deleted", EnvelopeStatus.Deleted)]
    [InlineData("tomorrow", EnvelopeStatus.Unrecognized)]
    public void Each_status_of_an_envelope_has_its_place(string word, EnvelopeStatus status)
    {
        var summary = $$"""{"envelopeSummary":{"status":"{{word}}","emailSubject":"S"},"envelopeId":""";
        var told = Read(
            Body.Replace("envelope-completed", "recipient-sent", StringComparison.Ordinal)
                .Replace("""{"accountId":"acc","envelopeId":""", summary, StringComparison.Ordinal)
        );

        Assert.Equal((status, word, "S"), (told.Envelope.Status, told.Envelope.ProviderStatus, told.Envelope.Subject));
    }

    [Fact]
    public void What_is_no_message_of_the_JSON_form_says_how_to_set_it() =>
        Assert.Contains(
            "restv2.1",
            Assert.Throws<IntegrationException>(() => Read("<DocuSignEnvelopeInformation/>")).Message,
            StringComparison.Ordinal
        );

    private static DocuSignEvent Read(string body) =>
        (DocuSignEvent)Assert.Single(new DocuSignWebhookReceiver().Read(new RawWebhook(Encoding.UTF8.GetBytes(body), _ => null, default)));

    private static ValueTask<Verification> VerifyAsync(WebhookSecret[] keys, params string[] signatures)
    {
        string? Header(string name) =>
            signatures.Where((_, i) => name == $"X-DocuSign-Signature-{i + 1}").FirstOrDefault(signature => signature.Length > 0);
        return new DocuSignWebhookReceiver().VerifyAsync(
            new RawWebhook(Encoding.UTF8.GetBytes(Body), Header, default),
            keys,
            TestContext.Current.CancellationToken
        );
    }
}
