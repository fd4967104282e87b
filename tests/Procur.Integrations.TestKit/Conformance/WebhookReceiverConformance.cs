using System.Text;
using Procur.Integrations.Webhooks;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What is asked of every receiver of signed webhooks.</summary>
[SuiteOf(typeof(IWebhookReceiver))]
public abstract class WebhookReceiverConformance<TFixture>
    where TFixture : IntegrationFixture, IWebhookScript, new()
{
    private readonly ManualTimeProvider time = new();

    protected TFixture Fixture { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IWebhookReceiver Receiver => Fixture.Receiver(time);

    private byte[] Body => Encoding.UTF8.GetBytes(Fixture.WebhookBody("evt_17"));

    private WebhookSecret Current => new("current", Fixture.SecretNumber(1));

    private WebhookSecret Previous => new("previous", Fixture.SecretNumber(0));

    [Fact]
    public async Task What_the_service_signed_is_accepted_and_the_secret_that_matched_is_named()
    {
        var byCurrent = await VerifyAsync(Body, Sign(Body, 1), Current, Previous);
        var byPrevious = await VerifyAsync(Body, Sign(Body, 0), Current, Previous);

        Assert.Equal(VerificationOutcome.Accepted, byCurrent.Outcome);
        Assert.Equal("current", byCurrent.Secret);
        Assert.Equal(VerificationOutcome.Accepted, byPrevious.Outcome);
        Assert.Equal("previous", byPrevious.Secret);
    }

    [Fact]
    public void What_a_durable_inbox_goes_by_is_so()
    {
        // An id of a service that signs no time is kept for good; of one that does, for as long as a copy would pass.
        Assert.Equal(Fixture.Tolerance, Receiver.StampTolerance);
        Assert.DoesNotContain(Receiver.KeptHeaders, name => name.Contains("signature", StringComparison.OrdinalIgnoreCase));
        var headers = Sign(Body, 1);
        var whole = new RawWebhook(Body, name => headers.GetValueOrDefault(name), time.GetUtcNow());
        var kept = new RawWebhook(
            Body,
            name => Receiver.KeptHeaders.Contains(name, StringComparer.OrdinalIgnoreCase) ? headers.GetValueOrDefault(name) : null,
            time.GetUtcNow()
        );
        Assert.Equal(Told(whole), Told(kept));

        (string, string, string?)[] Told(RawWebhook webhook) =>
            [.. Receiver.Read(webhook).Select(static one => (one.Id, one.Type, one.EntityId))];
    }

    [Fact]
    public async Task One_changed_byte_anywhere_is_refused()
    {
        var headers = Sign(Body, 1);
        for (var i = 0; i < Body.Length; i += 7)
        {
            var changed = Body.ToArray();
            changed[i] ^= 1;
            Assert.Equal(VerificationOutcome.Refused, (await VerifyAsync(changed, headers, Current)).Outcome);
        }

        Assert.Equal(VerificationOutcome.Refused, (await VerifyAsync([.. Body, (byte)' '], headers, Current)).Outcome);
        Assert.Equal(VerificationOutcome.Refused, (await VerifyAsync(Body[..^1], headers, Current)).Outcome);
    }

    [Fact]
    public async Task A_stamp_may_be_off_by_the_tolerance_and_no_more_either_way()
    {
        var now = time.GetUtcNow();
        if (Fixture.Tolerance is not { } tolerance)
        {
            // Where no time is signed, none is judged: whatever the clock says, a repeat is known by its event's id alone.
            Assert.Equal(VerificationOutcome.Accepted, await OutcomeAtAsync(now - TimeSpan.FromDays(30)));
            return;
        }

        var second = TimeSpan.FromSeconds(1);
        Assert.Equal(VerificationOutcome.Accepted, await OutcomeAtAsync(now - tolerance + second));
        Assert.Equal(VerificationOutcome.Accepted, await OutcomeAtAsync(now + tolerance - second));
        Assert.Equal(VerificationOutcome.Refused, await OutcomeAtAsync(now - tolerance - second));
        Assert.Equal(VerificationOutcome.Refused, await OutcomeAtAsync(now + tolerance + second));

        async Task<VerificationOutcome> OutcomeAtAsync(DateTimeOffset at) =>
            (await VerifyAsync(Body, Fixture.Sign(Body, Fixture.SecretNumber(1), at), Current)).Outcome;
    }

    [Fact]
    public async Task Without_a_live_secret_or_signed_with_another_everything_is_refused()
    {
        Assert.Equal(VerificationOutcome.Refused, (await VerifyAsync(Body, Sign(Body, 1))).Outcome);
        Assert.Equal(VerificationOutcome.Refused, (await VerifyAsync(Body, Sign(Body, 2), Current, Previous)).Outcome);
    }

    [Fact]
    public async Task Whatever_a_stranger_writes_into_the_headers_is_refused_and_throws_nothing()
    {
        var good = Sign(Body, 1);
        string[] strange =
        [
            "",
            " ",
            ",",
            "=",
            "x",
            new string('0', 64),
            "t=,v1=",
            "\0",
            new string(',', 5000),
            "v1=" + new string('f', 64),
        ];
        foreach (var name in good.Keys)
        {
            foreach (var value in strange.Append(good[name][..^1]).Append(good[name] + "0").Append("é" + good[name]))
            {
                var headers = new Dictionary<string, string>(good) { [name] = value };
                Assert.Equal(VerificationOutcome.Refused, (await VerifyAsync(Body, headers, Current)).Outcome);
            }

            var lacking = good.Where(header => header.Key != name).ToDictionary();
            Assert.Equal(VerificationOutcome.Refused, (await VerifyAsync(Body, lacking, Current)).Outcome);
        }
    }

    [Fact]
    public async Task Verifying_allocates_nothing_of_its_own_whether_it_accepts_or_refuses()
    {
        var receiver = Receiver;
        WebhookSecret[] secrets = [Current, Previous];
        var good = Webhook(Body, Sign(Body, 1));
        var bad = Webhook(Body, Sign(Body, 2));
        for (var i = 0; i < 100; i++)
        {
            await receiver.VerifyAsync(good, secrets, Token);
            await receiver.VerifyAsync(bad, secrets, Token);
        }

        var token = Token;
        var least = long.MaxValue;
        // The least of several rounds: the runtime compiles in the background and may count that here.
        for (var round = 0; round < 20; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
#pragma warning disable CA2012 // An await would count what the state machine allocates; a receiver of shared secrets has ended when it returns.
            Assert.True(receiver.VerifyAsync(good, secrets, token).IsCompletedSuccessfully);
            Assert.True(receiver.VerifyAsync(bad, secrets, token).IsCompletedSuccessfully);
#pragma warning restore CA2012
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // One verification of the good one, and of the bad one as many as there are secrets.
        Assert.InRange(least, 0, 3L * Fixture.BytesOfThePlatform);
    }

    [Fact]
    public void A_known_event_is_read_with_its_id_and_its_own_bytes()
    {
        var read = Assert.Single(Receiver.Read(Webhook(Body, Sign(Body, 1))));

        Assert.Equal(Fixture.IdOf(Fixture.WebhookBody("evt_17"), "evt_17"), read.Id);
        Assert.NotEmpty(read.Type);
        Assert.Equal(Fixture.EventIn(Fixture.WebhookBody("evt_17")), read.Raw.GetText());
    }

    [Fact]
    public void An_event_that_nobody_has_heard_of_keeps_its_bytes()
    {
        var body = Encoding.UTF8.GetBytes(Fixture.UnknownBody("evt_18"));

        var read = Assert.Single(Receiver.Read(Webhook(body, Sign(body, 1))));

        Assert.Equal(Fixture.IdOf(Fixture.UnknownBody("evt_18"), "evt_18"), read.Id);
        Assert.Equal(Fixture.EventIn(Fixture.UnknownBody("evt_18")), read.Raw.GetText());
    }

    [Fact]
    public void The_account_of_whatever_a_stranger_sends_is_looked_for_without_throwing()
    {
        foreach (
            var text in (string[])
                ["", "{", "[]", "null", "\"x\"", "{\"account\":{}}", "{\"account\":[1", "<html>", "{\"account\":\"\\ud800\"}"]
        )
        {
            _ = Receiver.RouteKey(Webhook(Encoding.UTF8.GetBytes(text), new Dictionary<string, string>()));
        }

        _ = Receiver.RouteKey(Webhook([0xff, 0xfe, 0x7b, 0x22, 0xc3, 0x28, 0x22], new Dictionary<string, string>()));
        _ = Receiver.RouteKey(Webhook([.. "{\"account\":\""u8, 0xc3, 0x28, .. "\"}"u8], new Dictionary<string, string>()));
    }

    private IReadOnlyDictionary<string, string> Sign(ReadOnlyMemory<byte> body, int secret) =>
        Fixture.Sign(body, Fixture.SecretNumber(secret), time.GetUtcNow());

    private ValueTask<Verification> VerifyAsync(byte[] body, IReadOnlyDictionary<string, string> headers, params WebhookSecret[] secrets) =>
        Receiver.VerifyAsync(Webhook(body, headers), secrets, Token);

    private RawWebhook Webhook(byte[] body, IReadOnlyDictionary<string, string> headers)
    {
        var held = headers.ToDictionary(StringComparer.OrdinalIgnoreCase);
        return new(body, name => held.GetValueOrDefault(name), time.GetUtcNow());
    }
}
