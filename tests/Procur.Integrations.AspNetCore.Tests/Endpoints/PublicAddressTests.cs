using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;

namespace Procur.Integrations.AspNetCore.Tests.Endpoints;

public sealed class PublicAddressTests
{
    [Fact]
    public async Task The_public_address_is_the_one_that_was_called_whatever_the_proxy_says()
    {
        var url = await UrlAsync(
            "/api/webhooks/fake/acme%20co?a=1&b=%2F",
            new() { ["Integrations:Webhooks:PublicBaseUrl"] = "https://pay.example.com/shop/" },
            forwardedHost: "elsewhere.example.com"
        );
        Assert.Equal("https://pay.example.com/shop/api/webhooks/fake/acme%20co?a=1&b=%2F", url);
    }

    [Fact]
    public async Task The_application_address_of_the_host_stands_in_for_it()
    {
        var url = await UrlAsync("/api/webhooks/fake", new() { ["NEXT_PUBLIC_APP_URL"] = "https://app.example.com" });
        Assert.Equal("https://app.example.com/api/webhooks/fake", url);
    }

    [Fact]
    public async Task Without_one_a_forwarded_host_counts_only_where_the_host_trusts_it()
    {
        var untrusted = await UrlAsync("/api/webhooks/fake", [], forwardedHost: "pay.example.com");
        Assert.StartsWith("http://127.0.0.1:", untrusted, StringComparison.Ordinal);
        var trusted = await UrlAsync(
            "/api/webhooks/fake",
            [],
            forwardedHost: "pay.example.com",
            use: app => app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All })
        );
        Assert.Equal("https://pay.example.com/api/webhooks/fake", trusted);
    }

    [Fact]
    public async Task A_path_base_of_the_host_belongs_to_its_own_address_and_to_the_public_one_only_where_that_says_so()
    {
        var own = await UrlAsync("/shop/api/webhooks/fake", [], use: Based);
        Assert.EndsWith("/shop/api/webhooks/fake", own, StringComparison.Ordinal);
        var named = await UrlAsync(
            "/shop/api/webhooks/fake",
            new() { ["Integrations:Webhooks:PublicBaseUrl"] = "https://pay.example.com" },
            use: Based
        );
        Assert.Equal("https://pay.example.com/api/webhooks/fake", named);
    }

    private static void Based(WebApplication app)
    {
        app.UsePathBase("/shop");
        app.UseRouting();
    }

    private static async Task<string?> UrlAsync(
        string path,
        Dictionary<string, string?> settings,
        string? forwardedHost = null,
        Action<WebApplication>? use = null
    )
    {
        await using var app = await WebhookApp.StartAsync(settings: settings, use: use);
        await app.SaveAsync("acme co", FakeWebhook.Secret);
        var seen = new List<Uri?>();
        app.Service.OnVerify = webhook => seen.Add(webhook.Url);
        var request = new FakeWebhook("evt_1").ToRequest(path, app.Time.GetUtcNow());
        if (forwardedHost is not null)
        {
            request.Headers.Add("X-Forwarded-For", "192.0.2.1");
            request.Headers.Add("X-Forwarded-Host", forwardedHost);
            request.Headers.Add("X-Forwarded-Proto", "https");
        }

        using var response = await app.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode);
        return Assert.Single(seen)?.AbsoluteUri;
    }
}
