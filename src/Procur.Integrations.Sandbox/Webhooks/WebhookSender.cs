using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Security;

namespace Procur.Integrations.Sandbox.Webhooks;

/// <summary>Sends one attempt of a webhook over a real socket.</summary>
internal sealed class WebhookSender : IDisposable
{
    private readonly SocketsHttpHandler _handler = new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
        SslOptions = { RemoteCertificateValidationCallback = AcceptsOnLoopback },
    };
    private readonly HttpClient _client;

    public WebhookSender() => _client = new HttpClient(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    /// <summary>Sends one attempt. A receiver that cannot be reached, or is too slow, is an answer too.</summary>
    public async Task<WebhookAnswer> SendAsync(WebhookMessage message, int attempt, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(message.Timeout);
        try
        {
            using var request = message.Build(attempt);
            using var response = await _client.SendAsync(request, timeout.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsStringAsync(timeout.Token).ConfigureAwait(false);
            var stopped = message.Stops?.Invoke(response) ?? false;
            return new WebhookAnswer(response.IsSuccessStatusCode, stopped, (int)response.StatusCode, body, null);
        }
        catch (HttpRequestException e)
        {
            return new WebhookAnswer(false, false, null, "", e.Message);
        }
        catch (OperationCanceledException)
        {
            return new WebhookAnswer(false, false, null, "", cancellationToken.IsCancellationRequested ? "stopped" : "timeout");
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    [SuppressMessage(
        "Security",
        "CA5359:Do Not Disable Certificate Validation",
        Justification = "A host under development has a certificate that nobody signed; other hosts than localhost are checked."
    )]
    private static bool AcceptsOnLoopback(
        object sender,
        System.Security.Cryptography.X509Certificates.X509Certificate? certificate,
        System.Security.Cryptography.X509Certificates.X509Chain? chain,
        SslPolicyErrors errors
    ) => errors == SslPolicyErrors.None || sender is SslStream { TargetHostName: "localhost" or "127.0.0.1" or "::1" };
}
