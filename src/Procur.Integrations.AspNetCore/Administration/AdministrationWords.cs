using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>Writes values of an enumeration as <c>took-effect</c>, and reads them so.</summary>
internal static class AdministrationWords
{
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <exception cref="AdministrationException">There is no such word.</exception>
    public static T? Read<T>(string name, string? word)
        where T : struct, Enum
    {
        if (word is null)
        {
            return null;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (Of(value).Equals(word, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw new AdministrationException(
            StatusCodes.Status400BadRequest,
            $"{name} must be one of {string.Join(", ", Enum.GetValues<T>().Select(Of))}."
        );
    }
}
