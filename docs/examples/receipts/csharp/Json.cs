using System.Text.Json;

namespace PayeeCheck
{
    /// <summary>Reads what may not be there, or be of another type.</summary>
    internal static class Json
    {
        /// <summary>Undefined where there is no such member.</summary>
        internal static JsonValueKind Kind(JsonElement from, string name)
        {
            bool found = from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out JsonElement _);
            return found ? from.GetProperty(name).ValueKind : JsonValueKind.Undefined;
        }

        internal static string Text(JsonElement from, string name)
        {
            return Kind(from, name) == JsonValueKind.String ? from.GetProperty(name).GetString() : null;
        }

        internal static long? Number(JsonElement from, string name)
        {
            long number = 0;
            bool found = Kind(from, name) == JsonValueKind.Number && from.GetProperty(name).TryGetInt64(out number);
            return found ? number : (long?)null;
        }

        /// <summary>A text, or null that is there.</summary>
        internal static bool IsTextOrNull(JsonElement from, string name)
        {
            return Kind(from, name) == JsonValueKind.Null || Kind(from, name) == JsonValueKind.String;
        }
    }
}
