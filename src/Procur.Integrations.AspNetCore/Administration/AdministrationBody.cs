using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>Reads what was entered.</summary>
internal static class AdministrationBody
{
    private const int MostBytes = 1024 * 1024;

    /// <exception cref="AdministrationException">It is not what is taken here.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> form)
        where T : class
    {
        var request = context.Request;
        if (!request.HasJsonContentType())
        {
            throw new AdministrationException(
                StatusCodes.Status415UnsupportedMediaType,
                "The body must be JSON, and its Content-Type application/json."
            );
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostBytes;
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, form, context.RequestAborted).ConfigureAwait(false)
                ?? throw Unfit(null);
        }
        catch (JsonException e)
        {
            throw Unfit(e.Path);
        }
    }

    // Where it is wrong, never with what: it may be a secret.
    private static AdministrationException Unfit(string? path) =>
        new(
            StatusCodes.Status400BadRequest,
            string.IsNullOrEmpty(path) || path == "$"
                ? "The body is not the JSON that is taken here."
                : $"The body is not the JSON that is taken here: see {path}."
        );
}
