using Microsoft.AspNetCore.Http;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>What all operators' calls have in common: no cache keeps them, no other site's page makes them, and what goes wrong is said in one form.</summary>
internal sealed class AdministrationCall(Func<HttpContext, string> actor)
{
    public async Task AnswerAsync(HttpContext context, Func<HttpContext, string, Task<IResult>> answer)
    {
        context.Response.Headers.CacheControl = "no-store";
        await (await TryAsync(context, answer).ConfigureAwait(false)).ExecuteAsync(context).ConfigureAwait(false);
    }

    // A browser says whence a call comes; whoever is signed in, or sits at a developer's machine, may have another site open.
    private static bool IsAnotherSites(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";

    private static int StatusOf(IntegrationErrorKind kind) =>
        kind switch
        {
            IntegrationErrorKind.Validation => StatusCodes.Status400BadRequest,
            IntegrationErrorKind.NotFound => StatusCodes.Status404NotFound,
            IntegrationErrorKind.NotConfigured or IntegrationErrorKind.Disabled or IntegrationErrorKind.Conflict =>
                StatusCodes.Status409Conflict,
            IntegrationErrorKind.Unavailable or IntegrationErrorKind.Timeout or IntegrationErrorKind.RateLimited =>
                StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status502BadGateway,
        };

    private async Task<IResult> TryAsync(HttpContext context, Func<HttpContext, string, Task<IResult>> answer)
    {
        try
        {
            return IsAnotherSites(context.Request)
                ? AdministrationProblem.Of(StatusCodes.Status403Forbidden, "This is not for other sites' pages to call.")
                : await answer(context, actor(context)).ConfigureAwait(false);
        }
        catch (AdministrationException e)
        {
            return AdministrationProblem.Of(e.Status, e.Message);
        }
        catch (IntegrationException e)
        {
            return AdministrationProblem.Of(StatusOf(e.Kind), e.Message);
        }
        catch (BadHttpRequestException e)
        {
            return AdministrationProblem.Of(e.StatusCode, "The body could not be read.");
        }
    }
}
