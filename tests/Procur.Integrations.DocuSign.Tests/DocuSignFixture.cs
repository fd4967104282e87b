using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.DocuSign.Tests;

/// <summary>What the suites must be told of DocuSign.</summary>
public sealed class DocuSignFixture : IntegrationFixture, ISignatureScript, IWebhookScript
{
    public override string Integration => "docusign";

    public override string Section => "DocuSign";

    public override bool DedupesByKey => false;

    // One wire call, unlike sending an envelope.
    public override Reply Done => DocuSignScript.TemplateCreated();

    public override Reply BadCredential => DocuSignScript.Error("AUTHORIZATION_INVALID_TOKEN", 401);

    public string EffectOfSending => "envelope-sent";

    public string EffectOfMailing => "mail";

    public string EffectOfVoiding => "envelope-void";

    public string EffectOfTemplate => "template";

    public TimeSpan QuietPeriod => TimeSpan.FromMinutes(11);

    public string UnknownEnvelopeId => "0f0f0f0f-0000-4000-8000-00000000000f";

    public string UnknownTemplateId => UnknownEnvelopeId;

    public TimeSpan? Tolerance => null;

    public override IIntegrationBuilder Add(IServiceCollection services, string? key = null) =>
        key is null ? services.AddDocuSignIntegration() : services.AddDocuSignIntegration(key);

    public override IReadOnlyDictionary<string, string?> Settings(Uri endpoint, string canary)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new Dictionary<string, string?>
        {
            ["AuthEndpoint"] = endpoint.AbsoluteUri,
            ["Endpoint"] = endpoint.AbsoluteUri,
            ["AccountId"] = DocuSignScript.AccountId,
            ["UserId"] = DocuSignScript.UserId,
            ["IntegrationKey"] = DocuSignScript.IntegrationKey,
            ["PrivateKey"] = TestKeys.Pem(canary),
            ["ConnectKey"] = canary,
        };
    }

    public override Task ChangeAsync(IServiceProvider services, string? key, CancellationToken cancellationToken) =>
        services
            .GetRequiredKeyedService<ISignatureTemplates>(key ?? Integration)
            .CreateTemplateAsync(DocuSignScript.Template(), cancellationToken);

    public override Reply Busy(string? retryAfter = null) =>
        Reply.Busy(retryAfter, json: """{"errorCode":"HOURLY_APIINVOCATION_LIMIT_EXCEEDED","message":"words"}""");

    public override Reply? Aside(ReceivedRequest request) => request?.Path == DocuSignScript.TokenPath ? DocuSignScript.Token() : null;

    public override bool Shows(ReceivedRequest request, string canary)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Path == DocuSignScript.TokenPath && TestKeys.Signed(request, canary);
    }

    public Task SignAsync(SandboxedHost host, string envelopeId, string? email, CancellationToken cancellationToken) =>
        ActAsync(host, "sign", new JsonObject { ["envelopeId"] = envelopeId, ["email"] = email }, cancellationToken);

    public Task DeclineAsync(SandboxedHost host, string envelopeId, string reason, CancellationToken cancellationToken) =>
        ActAsync(host, "decline", new JsonObject { ["envelopeId"] = envelopeId, ["reason"] = reason }, cancellationToken);

    public async Task<Uri?> SignAtAsync(Uri url, CancellationToken cancellationToken)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var page = await browser.GetAsync(url, cancellationToken);
        if (!page.IsSuccessStatusCode)
        {
            return null;
        }

        using var form = new FormUrlEncodedContent([KeyValuePair.Create("act", "sign")]);
        using var answer = await browser.PostAsync(url, form, cancellationToken);
        return answer.Headers.Location;
    }

    public string WebhookBody(string eventId) =>
        $$$"""
            {"event":"envelope-completed","apiVersion":"v2.1","uri":"/restapi/v2.1/accounts/acc/envelopes/env","retryCount":0,"configurationId":10185,
             "generatedDateTime":"2026-01-01T00:00:00.0000000Z","data":{"accountId":"{{{DocuSignScript.AccountId}}}","envelopeId":"{{{eventId}}}"}}
            """;

    public string UnknownBody(string eventId) =>
        $$$"""{"event":"tomorrows-event","generatedDateTime":"2026-01-01T00:00:00.0000000Z","data":{"envelopeId":"{{{eventId}}}","what":[1]}}""";

    public string IdOf(string body, string eventId)
    {
        var json = JsonNode.Parse(body)!;
        return $"{json["configurationId"]}|{eventId}|{json["event"]}|{json["generatedDateTime"]}|";
    }

    public IReadOnlyDictionary<string, string> Sign(ReadOnlyMemory<byte> body, string secret, DateTimeOffset at) =>
        new Dictionary<string, string>
        {
            ["x-docusign-signature-2"] = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body.Span)),
        };

    public IWebhookReceiver Receiver(TimeProvider time) => new DocuSignWebhookReceiver();

    public string SecretNumber(int number) => $"dGVzdC1jb25uZWN0LWtleS0{number}";

    private static Task<JsonObject> ActAsync(SandboxedHost host, string act, JsonObject arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(host);
        return host.Sandbox.Control.ActAsync("docusign", act, arguments, cancellationToken: cancellationToken);
    }
}
