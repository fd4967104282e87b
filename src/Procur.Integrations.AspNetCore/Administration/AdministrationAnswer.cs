using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>Writes answers.</summary>
internal static class AdministrationAnswer
{
    /// <summary>With apostrophes and the like as they are: the answers are JSON, never put into a page.</summary>
    public static AdministrationJson Json { get; } =
        new(new JsonSerializerOptions(AdministrationJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static IResult Of<T>(T value, JsonTypeInfo<T> form) => TypedResults.Json(value, form);
}
