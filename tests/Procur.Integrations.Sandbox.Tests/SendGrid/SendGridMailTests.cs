using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.SendGrid;

/// <summary>What the stand-in takes and refuses.</summary>
public sealed class SendGridMailTests : SendGridTest
{
    [Fact]
    public async Task A_mail_is_taken_with_an_id_and_one_effect_a_personalization()
    {
        var mail = Mail("ann@example.com", "ben@example.com");
        mail["personalizations"]![0]!["custom_args"] = new JsonObject { ["reference"] = "PO-1" };

        var (status, body, headers) = await SendAsync(mail);

        var id = headers.GetValues("X-Message-Id").Single();
        Assert.Equal(202, status);
        Assert.Null(body);
        var effects = await Control.GetLedgerAsync("sendgrid", cancellationToken: Token);
        Assert.Equal([$"{id}.0", $"{id}.1"], effects.Select(effect => effect.Id));
        Assert.Equal(["PO-1", null], effects.Select(effect => effect.Reference));
    }

    [Fact]
    public async Task Two_equal_calls_are_two_mails()
    {
        await SendAsync(Mail());
        await SendAsync(Mail());

        Assert.Equal(2, (await Control.GetLedgerAsync("sendgrid", cancellationToken: Token)).Count);
    }

    [Fact]
    public async Task Sandbox_mode_checks_and_sends_nothing()
    {
        var mail = Mail();
        mail["mail_settings"] = new JsonObject { ["sandbox_mode"] = new JsonObject { ["enable"] = true } };

        var good = await SendAsync(mail);
        mail["content"] = null;
        var bad = await SendAsync(mail);

        Assert.Equal(200, good.Status);
        Assert.Equal(400, bad.Status);
        Assert.Empty(await Control.GetLedgerAsync("sendgrid", cancellationToken: Token));
    }

    [Fact]
    public async Task Each_wrong_field_is_named_and_nothing_is_sent()
    {
        var mail = Mail("ann@example.com", "nobody", "ben@nowhere");
        mail["html"] = "x";
        mail["attachments"] = new JsonArray(new JsonObject { ["content"] = "not base64", ["filename"] = "" });
        mail["headers"] = new JsonObject { ["Subject"] = "x" };

        var (status, body, _) = await SendAsync(mail);

        Assert.Equal(400, status);
        Assert.Equal(
            [
                null,
                "personalizations.1.to.0.email",
                "personalizations.2.to.0.email",
                "attachments.0.content",
                "attachments.0.filename",
                "headers",
            ],
            Fields(body)
        );
        Assert.Empty(await Control.GetLedgerAsync("sendgrid", cancellationToken: Token));
    }

    [Fact]
    public async Task An_address_stands_once_in_a_personalization_and_a_thousand_are_the_limit()
    {
        var twice = Mail();
        twice["personalizations"]![0]!["cc"] = Addresses("ANN@example.com");
        var many = Mail([.. Enumerable.Range(0, 1001).Select(i => $"p{i}@example.com")]);
        var manyInOne = Mail();
        manyInOne["personalizations"]![0]!["bcc"] = Addresses([.. Enumerable.Range(0, 1000).Select(i => $"p{i}@example.com")]);

        Assert.Equal(["personalizations.0"], Fields((await SendAsync(twice)).Body));
        Assert.Equal(["personalizations"], Fields((await SendAsync(many)).Body));
        Assert.Equal(["personalizations"], Fields((await SendAsync(manyInOne)).Body));
    }

    [Theory]
    [InlineData("subject", "subject")]
    [InlineData("content", "content")]
    [InlineData("from", "from.email")]
    [InlineData("personalizations", "personalizations")]
    public async Task What_is_needed_is_asked_for(string without, string field)
    {
        var mail = Mail();
        mail.Remove(without);

        Assert.Equal([field], Fields((await SendAsync(mail)).Body));
    }

    [Fact]
    public async Task A_stranger_a_key_without_the_scope_and_a_sender_who_is_not_verified_are_refused()
    {
        var other = Mail();
        other["from"] = new JsonObject { ["email"] = "me@elsewhere.example" };

        var stranger = await SendAsync(Mail(), "SG.no");
        var unverified = await SendAsync(other);
        await Control.ActAsync("sendgrid", "verify-sender", new JsonObject { ["sender"] = "elsewhere.example" }, cancellationToken: Token);
        var verified = await SendAsync(other);
        await Control.ActAsync("sendgrid", "scopes", new JsonObject { ["remove"] = "mail.send" }, cancellationToken: Token);
        var without = await SendAsync(Mail());

        Assert.Equal((401, 403, 202, 403), (stranger.Status, unverified.Status, verified.Status, without.Status));
        Assert.Equal(["from"], Fields(unverified.Body));
    }

    [Fact]
    public async Task Without_credits_a_401_says_so()
    {
        await Control.ActAsync("sendgrid", "credits", cancellationToken: Token);

        var (status, body, _) = await SendAsync(Mail());

        Assert.Equal(401, status);
        Assert.Equal("Maximum credits exceeded", (string?)body!["errors"]![0]!["message"]);
    }

    [Fact]
    public async Task A_template_is_filled_with_its_values_as_text()
    {
        var mail = Mail();
        mail.Remove("subject");
        mail.Remove("content");
        mail["template_id"] = Settings()["Templates:invoice_sent"];
        mail["personalizations"]![0]!["dynamic_template_data"] = new JsonObject { ["invoice_number"] = "17", ["name"] = "<b>" };

        Assert.Equal(202, (await SendAsync(mail)).Status);
        var read = await Control.ActAsync("sendgrid", "mails", cancellationToken: Token);
        mail["template_id"] = "d-never";

        Assert.Equal("Invoice 17", (string?)read["mails"]![0]!["subject"]);
        Assert.Contains("&lt;b&gt;", (string?)read["mails"]![0]!["html"], StringComparison.Ordinal);
        Assert.Equal(["template_id"], Fields((await SendAsync(mail)).Body));
    }

    [Fact]
    public async Task Templates_are_listed_in_pages_and_scopes_and_webhooks_are_told()
    {
        var first = await CallAsync(HttpMethod.Get, "v3/templates?generations=dynamic&page_size=5");
        var next = new Uri((string)first.Body!["_metadata"]!["next"]!).PathAndQuery.Split("/v3/")[1];
        var second = await CallAsync(HttpMethod.Get, "v3/" + next);
        var one = await CallAsync(HttpMethod.Get, $"v3/templates/{(string?)second.Body!["result"]![0]!["id"]}");

        Assert.Equal((5, 3), (first.Body["result"]!.AsArray().Count, second.Body["result"]!.AsArray().Count));
        Assert.Null(second.Body["_metadata"]!["next"]);
        Assert.NotEmpty((string)one.Body!["versions"]![0]!["html_content"]!);
        Assert.Equal(400, (await CallAsync(HttpMethod.Get, "v3/templates")).Status);
        Assert.Equal(404, (await CallAsync(HttpMethod.Get, "v3/templates/d-never")).Status);
        Assert.Contains(
            "mail.send",
            (await CallAsync(HttpMethod.Get, "v3/scopes")).Body!["scopes"]!.ToJsonString(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            Settings()["WebhookPublicKey"],
            (string?)(await CallAsync(HttpMethod.Get, "v3/user/webhooks/event/settings/all")).Body!["webhooks"]![0]!["public_key"]
        );
    }

    [Fact]
    public async Task A_429_says_when_to_come_back_by_a_moment()
    {
        await Control.AddFaultAsync("sendgrid:rate-limited-bare", Token);

        var (status, _, headers) = await SendAsync(Mail());

        Assert.Equal(429, status);
        Assert.Null(headers.RetryAfter);
        Assert.InRange(long.Parse(headers.GetValues("X-RateLimit-Reset").Single(), provider: null), 1_600_000_000, 9_999_999_999);
    }
}
