using System.Text;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Stripe.Tests;

/// <summary>The worked example of Stripe's own SDK (stripe 23.1.0), which an independent implementation agrees with.</summary>
public sealed class SignatureTests
{
    private const long At = 1767225600;
    private const string V1 = "d91c9bf8b5555a896a5b662a821b314179d4dcd84a921cd9302e47de41154642";
    private const string V1Previous = "6b25a387b29ab541bd72b076bd6b1452149b40944755a0223e795d4ecd79a3f6";
    private const string V0 = "6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39";
    private const string Rotating = $"t=1767225600,v1={V1Previous},v1={V1},v0={V0}";

    private const string Body =
        """{"id":"evt_1TestVector","object":"event","type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","amount":1999,"currency":"eur","description":"Café €"}}}""";

    private const string ThinBody =
        """{"id":"evt_test_65_thin","object":"v2.core.event","type":"v1.billing.meter.error_report_triggered","livemode":false,"created":"2026-01-01T00:00:00.000Z","related_object":{"id":"mtr_1","type":"billing.meter","url":"/v1/billing/meters/mtr_1"}}""";

    private const string ThinHeader = "t=1767225600,v1=fa8d0e391292bcf822072e97cb077dd7fc2c206b5fdddb6915e3fef9575cc993";

    private static readonly WebhookSecret Current = new("WebhookSecret", "whsec_test_vector_secret_1");
    private static readonly WebhookSecret Previous = new("PreviousWebhookSecret", "whsec_test_vector_secret_0");

    [Fact]
    public async Task The_worked_example_is_accepted_by_either_secret()
    {
        Assert.Equal("WebhookSecret", (await VerifyAsync($"t=1767225600,v1={V1}", 0, Current)).Secret);
        Assert.Equal("PreviousWebhookSecret", (await VerifyAsync($"t=1767225600,v1={V1Previous}", 0, Current, Previous)).Secret);
        Assert.Equal(VerificationOutcome.Refused, (await VerifyAsync($"t=1767225600,v1={V1Previous}", 0, Current)).Outcome);
    }

    [Fact]
    public async Task While_the_secret_is_rolled_any_signature_of_any_live_secret_is_accepted()
    {
        Assert.Equal(VerificationOutcome.Accepted, (await VerifyAsync(Rotating, 0, Current)).Outcome);
        Assert.Equal(VerificationOutcome.Accepted, (await VerifyAsync(Rotating, 0, Previous)).Outcome);
        Assert.Equal(VerificationOutcome.Accepted, (await VerifyAsync(Rotating, 0, Current, Previous)).Outcome);
    }

    [Theory]
    [InlineData(299, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    [InlineData(-300, true)]
    [InlineData(-301, false)]
    public async Task Five_minutes_either_way_is_of_now(long later, bool accepted) =>
        Assert.Equal(accepted, (await VerifyAsync(Rotating, later, Current)).Outcome == VerificationOutcome.Accepted);

    [Theory]
    [InlineData("t=1767225600,v0=" + V1)]
    [InlineData("t=1767225600,v2=" + V1)]
    [InlineData("v1=" + V1)]
    [InlineData("t=,v1=" + V1)]
    [InlineData("t=1767225600")]
    [InlineData("t=1767225600,v1=")]
    [InlineData("t=+1767225600,v1=" + V1)]
    [InlineData("t=01767225600,v1=" + V1)]
    [InlineData("t=1767225600.0,v1=" + V1)]
    [InlineData("t=99999999999999999999,v1=" + V1)]
    [InlineData("t=18446744073709551615,v1=" + V1)]
    [InlineData("t=1767225600 v1=" + V1)]
    [InlineData("T=1767225600,V1=" + V1)]
    public async Task A_header_that_only_looks_like_one_is_refused(string header) =>
        Assert.Equal(VerificationOutcome.Refused, (await VerifyAsync(header, 0, Current)).Outcome);

    [Theory]
    [InlineData("v1=" + V1 + ",t=1767225600")]
    [InlineData("t=1767225600, v1=" + V1)]
    [InlineData("t=1767225600,v9=x,v1=zz,v1=" + V1 + ",extra")]
    public async Task Order_spaces_and_what_nobody_knows_do_not_matter(string header) =>
        Assert.Equal(VerificationOutcome.Accepted, (await VerifyAsync(header, 0, Current)).Outcome);

    [Fact]
    public async Task A_thin_event_is_verified_the_same_way_and_read_as_one()
    {
        var webhook = Webhook(ThinBody, ThinHeader);

        var verified = await Receiver(0).VerifyAsync(webhook, [Current], TestContext.Current.CancellationToken);
        var thin = Assert.IsType<StripeThinEvent>(Assert.Single(Receiver(0).Read(webhook)));

        Assert.Equal(VerificationOutcome.Accepted, verified.Outcome);
        Assert.Equal("evt_test_65_thin", thin.Id);
        Assert.Equal("v1.billing.meter.error_report_triggered", thin.Type);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), thin.OccurredAt);
        Assert.Equal(IntegrationEnvironment.Sandbox, thin.Environment);
        Assert.Equal(("mtr_1", "billing.meter", "/v1/billing/meters/mtr_1"), (thin.RelatedId, thin.RelatedType, thin.RelatedUrl));
    }

    [Fact]
    public void The_worked_example_is_read_as_a_payment_of_19_99_euro()
    {
        var read = Assert.IsType<StripePaymentIntentSucceeded>(Assert.Single(Receiver(0).Read(Webhook(Body, Rotating))));

        Assert.Equal(new Money(19.99m, "EUR"), read.Payment.Amount);
        Assert.Null(read.Environment);
        Assert.Null(read.AccountId);
    }

    [Fact]
    public void The_secrets_are_those_of_the_settings_and_none_where_none_is_set()
    {
        var receiver = Receiver(0);

        Assert.Empty(receiver.SecretsOf(new StripeOptions()));
        Assert.Equal(["WebhookSecret"], Names(new StripeOptions { WebhookSecret = "whsec_1" }));
        Assert.Equal(["PreviousWebhookSecret"], Names(new StripeOptions { PreviousWebhookSecret = "whsec_0" }));
        Assert.Equal(
            ["WebhookSecret", "PreviousWebhookSecret"],
            Names(new StripeOptions { WebhookSecret = "whsec_1", PreviousWebhookSecret = "whsec_0" })
        );

        IEnumerable<string> Names(StripeOptions options) => receiver.SecretsOf(options).Select(secret => secret.Name);
    }

    private static ValueTask<Verification> VerifyAsync(string header, long later, params WebhookSecret[] secrets) =>
        Receiver(later).VerifyAsync(Webhook(Body, header), secrets, TestContext.Current.CancellationToken);

    private static StripeWebhookReceiver Receiver(long later) =>
        new(new ManualTimeProvider(DateTimeOffset.FromUnixTimeSeconds(At + later)));

    private static RawWebhook Webhook(string body, string header) =>
        new(Encoding.UTF8.GetBytes(body), name => name == "Stripe-Signature" ? header : null, DateTimeOffset.FromUnixTimeSeconds(At));
}
