#pragma warning disable IDE0130 // Stands where the real one does: the library knows such handlers by their full name.
namespace Microsoft.Extensions.Http.Resilience;

#pragma warning restore IDE0130

/// <summary>What a host adds to all its clients: sends again whatever fails, whatever it was.</summary>
public sealed class ResendingHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var left = 3; ; left--)
        {
            var response = await base.SendAsync(request, cancellationToken);
            if (response.IsSuccessStatusCode || left == 0)
            {
                return response;
            }

            response.Dispose();
        }
    }
}
