using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Tests.Receivers;

namespace Procur.Integrations.Sandbox.Tests.Stripe;

public sealed class EventTests : StripeTest
{
    [Fact]
    public void The_check_of_these_tests_is_the_vendors()
    {
        const string Body =
            """{"id":"evt_1TestVector","object":"event","type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","amount":1999,"currency":"eur","description":"Café €"}}}""";
        var bytes = Encoding.UTF8.GetBytes(Body);

        Assert.Equal(
            "d91c9bf8b5555a896a5b662a821b314179d4dcd84a921cd9302e47de41154642",
            Sign("whsec_test_vector_secret_1", "1767225600", bytes)
        );
        Assert.Equal(
            "6b25a387b29ab541bd72b076bd6b1452149b40944755a0223e795d4ecd79a3f6",
            Sign("whsec_test_vector_secret_0", "1767225600", bytes)
        );
    }

    [Fact]
    public async Task A_payment_tells_its_story_in_order_and_signed()
    {
        await using var receiver = await ReceiverAsync();

        var payment = await PayAsync("key", null, ("description", "Café €"));
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(["payment_intent.created", "charge.succeeded", "payment_intent.succeeded"], Types(receiver));
        Assert.All(receiver.Received, x => AssertSigned(x, Secret));
        var told = JsonNode.Parse(receiver.Received[2].Body)!;
        Assert.Equal(payment.Id, told["data"]!["object"]!["id"]!.GetValue<string>());
        Assert.Equal("Café €", told["data"]!["object"]!["description"]!.GetValue<string>());
        Assert.Equal("key", told["request"]!["idempotency_key"]!.GetValue<string>());
        Assert.Equal(payment.Headers["Request-Id"], told["request"]!["id"]!.GetValue<string>());
        Assert.Equal("requires_confirmation", JsonNode.Parse(receiver.Received[0].Body)!["data"]!["object"]!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_replayed_call_tells_nothing_again()
    {
        await using var receiver = await ReceiverAsync();

        await PayAsync("key");
        await PayAsync("key");
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(3, receiver.Received.Count);
    }

    [Theory]
    [InlineData("pm_card_chargeDeclined", "payment_intent.created", "charge.failed", "payment_intent.payment_failed")]
    [InlineData("pm_card_authenticationRequired", "payment_intent.created", "payment_intent.requires_action")]
    public async Task What_does_not_succeed_is_told_too(string card, params string[] types)
    {
        await using var receiver = await ReceiverAsync();

        await PayWithAsync(card);
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(types, Types(receiver));
    }

    [Fact]
    public async Task Captures_cancellations_and_refunds_are_told()
    {
        var payment = await PayAsync(null, null, ("capture_method", "manual"));
        var other = await PayAsync(null, null, ("capture_method", "manual"));
        await using var receiver = await ReceiverAsync();

        await PostAsync($"v1/payment_intents/{payment.Id}/capture");
        await PostAsync("v1/refunds", ("payment_intent", payment.Id));
        await PostAsync($"v1/payment_intents/{other.Id}/cancel");
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(
            [
                "charge.captured",
                "payment_intent.succeeded",
                "refund.created",
                "charge.refunded",
                "charge.refunded",
                "payment_intent.canceled",
            ],
            Types(receiver)
        );
    }

    [Fact]
    public async Task A_rotated_secret_signs_beside_the_old_one_until_that_is_revoked()
    {
        await using var receiver = await ReceiverAsync();
        var old = Secret;
        await Control.RotateCredentialAsync("stripe", "default", "WebhookSecret", Token);
        await EmitAsync("one");
        await Control.WaitForIdleAsync(Token);
        AssertSigned(receiver.Received[0], old, Secret);

        await Control.RevokeCredentialAsync("stripe", "default", "WebhookSecret", Token);
        await EmitAsync("two");
        await Control.WaitForIdleAsync(Token);
        AssertSigned(receiver.Received[1], Secret);
    }

    [Fact]
    public async Task An_attempt_is_stamped_and_signed_when_it_is_made()
    {
        await using var receiver = await ReceiverAsync();
        receiver.AnswerNext(500);
        await EmitAsync("one");
        await Control.WaitForIdleAsync(Token);
        await Control.AdvanceAsync(TimeSpan.FromMinutes(5), Token);
        await Control.WaitForIdleAsync(Token);

        var stamps = receiver.Received.Select(x => long.Parse(Header(x)[0].Value)).ToArray();
        Assert.InRange(stamps[1] - stamps[0], 300, 400);
        Assert.All(receiver.Received, x => AssertSigned(x, Secret));
        Assert.Equal(receiver.Received[0].Text, receiver.Received[1].Text);
    }

    [Fact]
    public async Task An_endpoint_gets_the_types_it_wants_with_a_secret_of_its_own()
    {
        await using var receiver = await WebhookReceiver.StartAsync(Token);
        var endpoint = await PostAsync(
            "v1/webhook_endpoints",
            ("url", receiver.Url.AbsoluteUri),
            ("enabled_events[]", "payment_intent.succeeded"),
            ("api_version", "2025-01-27.acacia")
        );
        Assert.Null((await GetAsync($"v1/webhook_endpoints/{endpoint.Id}")).At("secret"));

        await PayAsync();
        await Control.WaitForIdleAsync(Token);

        Assert.Equal(["payment_intent.succeeded"], Types(receiver));
        AssertSigned(receiver.Received[0], endpoint.Text("secret")!);
        Assert.Equal("2025-01-27.acacia", JsonNode.Parse(receiver.Received[0].Body)!["api_version"]!.GetValue<string>());

        await PostAsync($"v1/webhook_endpoints/{endpoint.Id}", ("disabled", "true"));
        await PayAsync();
        await DeleteAsync($"v1/webhook_endpoints/{endpoint.Id}");
        await PayAsync();
        await Control.WaitForIdleAsync(Token);
        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task A_rolled_endpoint_secret_signs_for_a_day_more()
    {
        await using var receiver = await WebhookReceiver.StartAsync(Token);
        var endpoint = await PostAsync("v1/webhook_endpoints", ("url", receiver.Url.AbsoluteUri), ("enabled_events[]", "*"));
        var old = endpoint.Text("secret")!;
        var rolled = await Control.ActAsync(
            "stripe",
            "roll-webhook-secret",
            new JsonObject { ["endpoint"] = endpoint.Id },
            cancellationToken: Token
        );
        var current = rolled["secret"]!.GetValue<string>();

        await EmitAsync("one");
        await Control.WaitForIdleAsync(Token);
        await Control.AdvanceAsync(TimeSpan.FromHours(25), Token);
        await EmitAsync("two");
        await Control.WaitForIdleAsync(Token);

        AssertSigned(receiver.Received[0], old, current);
        AssertSigned(receiver.Received[1], current);
    }

    [Fact]
    public async Task Events_can_be_read_back_and_filtered()
    {
        var payment = await PayAsync();

        var all = await GetAsync("v1/events");
        Assert.Equal(
            ["payment_intent.succeeded", "charge.succeeded", "payment_intent.created"],
            all.Data.Select(x => x!["type"]!.GetValue<string>())
        );
        Assert.Equal(payment.Id, (await GetAsync($"v1/events/{all.Ids.First()}")).Text("data.object.id"));
        Assert.Equal(2, (await GetAsync("v1/events?type=payment_intent.*")).Data.Count);
        Assert.Single((await GetAsync("v1/events?types[]=charge.succeeded&types[]=charge.failed")).Data);
    }

    [Fact]
    public async Task Any_event_can_be_emitted_with_any_object()
    {
        await using var receiver = await ReceiverAsync();
        var payment = await PayAsync();
        await Control.ActAsync(
            "stripe",
            "emit-event",
            new JsonObject { ["type"] = "payment_intent.processing", ["object"] = payment.Id },
            cancellationToken: Token
        );
        await Control.ActAsync(
            "stripe",
            "emit-event",
            new JsonObject
            {
                ["type"] = "fancy.new_thing",
                ["data"] = new JsonObject { ["id"] = "new_1" },
                ["previous_attributes"] = new JsonObject { ["status"] = "old" },
                ["api_version"] = "2030-01-01.zebra",
            },
            cancellationToken: Token
        );
        await Control.WaitForIdleAsync(Token);

        var (known, fancy) = (JsonNode.Parse(receiver.Received[^2].Body)!, JsonNode.Parse(receiver.Received[^1].Body)!);
        Assert.Equal(payment.Id, known["data"]!["object"]!["id"]!.GetValue<string>());
        Assert.Equal("new_1", fancy["data"]!["object"]!["id"]!.GetValue<string>());
        Assert.Equal("old", fancy["data"]!["previous_attributes"]!["status"]!.GetValue<string>());
        Assert.Equal("2030-01-01.zebra", fancy["api_version"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_thin_event_says_of_what_and_no_more()
    {
        await using var receiver = await ReceiverAsync();
        var emitted = await Control.ActAsync(
            "stripe",
            "emit-thin-event",
            new JsonObject
            {
                ["type"] = "v1.billing.meter.error_report_triggered",
                ["related_object"] = new JsonObject
                {
                    ["id"] = "mtr_1",
                    ["type"] = "billing.meter",
                    ["url"] = "/v1/billing/meters/mtr_1",
                },
            },
            cancellationToken: Token
        );
        await Control.WaitForIdleAsync(Token);

        var thin = JsonNode.Parse(receiver.Received[0].Body)!;
        Assert.Equal(("v2.core.event", "mtr_1"), (thin["object"]!.GetValue<string>(), thin["related_object"]!["id"]!.GetValue<string>()));
        Assert.Null(thin["data"]);
        AssertSigned(receiver.Received[0], Secret);
        Assert.Equal("v2.core.event", (await GetAsync($"v2/core/events/{emitted["id"]!.GetValue<string>()}")).Text("object"));
    }

    [Fact]
    public async Task Accounts_tell_their_own_hosts_with_their_own_secrets()
    {
        await using var ours = await ReceiverAsync();
        await using var theirs = await WebhookReceiver.StartAsync(Token);
        var acme = await Control.CreateAccountAsync("stripe", "acme", Token);
        await Control.SetWebhookUrlAsync("stripe", "acme", theirs.Url, Token);

        await PayAsync(account: "acme");
        await Control.WaitForIdleAsync(Token);

        Assert.Empty(ours.Received);
        Assert.Equal(3, theirs.Received.Count);
        Assert.All(theirs.Received, x => AssertSigned(x, acme.Settings["WebhookSecret"]!));
    }

    private string Secret => Sandbox.Account("stripe").Settings["WebhookSecret"]!;

    private static void AssertSigned(ReceivedWebhook webhook, params string[] secrets)
    {
        var header = Header(webhook);
        var stamp = header.Single(x => x.Name == "t").Value;
        Assert.Equal(secrets.Select(x => Sign(x, stamp, webhook.Body)), header.Where(x => x.Name == "v1").Select(x => x.Value));
        Assert.Equal("application/json; charset=utf-8", webhook.Headers["Content-Type"]);
    }

    private static (string Name, string Value)[] Header(ReceivedWebhook webhook) =>
        [.. webhook.Headers["Stripe-Signature"].Split(',').Select(x => x.Split('=', 2)).Select(x => (x[0], x[1]))];

    private static string Sign(string secret, string stamp, byte[] body)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret));
        return Convert.ToHexStringLower(hmac.ComputeHash([.. Encoding.ASCII.GetBytes(stamp + "."), .. body]));
    }

    private static IEnumerable<string> Types(WebhookReceiver receiver) =>
        receiver.Received.Select(x => JsonNode.Parse(x.Body)!["type"]!.GetValue<string>());

    private Task<JsonObject> EmitAsync(string type) =>
        Control.ActAsync("stripe", "emit-event", new JsonObject { ["type"] = type }, cancellationToken: Token);

    private async Task<WebhookReceiver> ReceiverAsync()
    {
        var receiver = await WebhookReceiver.StartAsync(Token);
        await Control.SetWebhookUrlAsync("stripe", "default", receiver.Url, Token);
        return receiver;
    }
}
