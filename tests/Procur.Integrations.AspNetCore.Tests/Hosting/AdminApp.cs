using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.Audit;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Hosting;

/// <summary>A real server with the operators' endpoints, and one who is signed in as <c>op-1</c>.</summary>
public sealed class AdminApp : IAsyncDisposable
{
    public const string Prefix = "/api/v1/integrations/admin";

    private readonly WebhookApp app;
    private readonly StringBuilder answers = new();
    private readonly IServiceProvider services;

    private AdminApp(WebhookApp app, IServiceProvider services)
    {
        this.app = app;
        this.services = services;
    }

    public FakeService Service => app.Service;

    /// <summary>Everything that was answered, for a search after what must not be there.</summary>
    public string Answers => answers.ToString();

    public WebhookApp Host => app;

    public IReadOnlyList<AuditRecord> Audit => app.Audit.Records;

    public static async Task<AdminApp> StartAsync(FakeService? service = null, IStoredWebhooks? inbox = null)
    {
        IServiceProvider? services = null;
        var app = await WebhookApp.StartAsync(
            service,
            settings: new() { ["ENCRYPTION_KEY"] = "a key of exactly 32 characters.." },
            build: builder =>
            {
                TestScheme.Add(builder, static policies => policies.AddPolicy("operators", static one => one.RequireClaim("sub")));
                if (inbox is not null)
                {
                    builder.Services.AddSingleton(inbox);
                }
            },
            use: built =>
            {
                services = built.Services;
                built.MapIntegrationAdministration().RequireAuthorization("operators");
            }
        );
        app.Http.DefaultRequestHeaders.Add("Authorization", TestScheme.Name);
        return new AdminApp(app, services!);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public Task<JsonElement> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<JsonElement> PostAsync(string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK) =>
        SendAsync(HttpMethod.Post, path, body, expected);

    public Task<JsonElement> PutAsync(string path, object body, HttpStatusCode expected = HttpStatusCode.OK) =>
        SendAsync(HttpMethod.Put, path, body, expected);

    public async Task<JsonElement> SendAsync(
        HttpMethod method,
        string path,
        object? body = null,
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        using var request = new HttpRequestMessage(method, Prefix + path);
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            _ => JsonContent.Create(body),
        };
        using var answer = await app.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answers.Append(text);
        Assert.True(expected == answer.StatusCode, $"{method} {path}: {(int)answer.StatusCode} {text}");
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        using var parsed = JsonDocument.Parse(text.Length == 0 ? "null" : text);
        return parsed.RootElement.Clone();
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
